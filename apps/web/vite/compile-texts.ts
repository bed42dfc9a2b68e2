import compile from "icu-minify/compile";
import type { Plugin } from "vite";
import { EN } from "../src/texts/en.ts";

const CATALOGUE = /\/src\/texts\/en\.ts$/u;

/**
 * Compiles the ICU messages of the catalogue while building, so that the browser gets a formatter of
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
      if (!CATALOGUE.test(id)) return undefined;
      return { code: `export const EN = ${JSON.stringify(compileAll(EN))};`, map: null };
    },
  };
}

function compileAll(texts: unknown): unknown {
  if (typeof texts === "string") return compile(texts);
  if (typeof texts !== "object" || texts === null) throw new Error("A text is a string.");
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileAll(text)]));
}
