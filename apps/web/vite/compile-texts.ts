import compile from "icu-minify/compile";
import type { Plugin } from "vite";
import { EN_SETTINGS } from "../src/texts/en-settings.ts";
import { EN_VISIT } from "../src/texts/en-visit.ts";
import { EN } from "../src/texts/en.ts";

const CATALOGUES = [
  { file: "/src/texts/en.ts", name: "EN", texts: EN },
  { file: "/src/texts/en-settings.ts", name: "EN_SETTINGS", texts: EN_SETTINGS },
  { file: "/src/texts/en-visit.ts", name: "EN_VISIT", texts: EN_VISIT },
] as const;

/**
 * Compiles the ICU messages of the catalogues while building, so that the browser gets a formatter of
 * one kilobyte instead of a parser of ten.
 */
export function compileTexts(): Plugin {
  return {
    name: "compile-texts",
    apply: "build",
    enforce: "pre",
    config: () => ({
      resolve: { alias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
    }),
    transform(_code, id) {
      const catalogue = CATALOGUES.find(({ file }) => id.endsWith(file));
      if (!catalogue) return undefined;
      const { name, texts } = catalogue;
      return { code: `export const ${name} = ${JSON.stringify(compileAll(texts))};`, map: null };
    },
  };
}

function compileAll(texts: unknown): unknown {
  if (typeof texts === "string") return compile(texts);
  if (typeof texts !== "object" || texts === null) throw new Error("A text is a string.");
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileAll(text)]));
}
