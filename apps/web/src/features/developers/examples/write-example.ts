import { curlExample } from "./curl-example.ts";
import type { ExampleScene } from "./example-scene.ts";
import { pythonExample } from "./python-example.ts";
import { typescriptExample } from "./typescript-example.ts";

/** In which examples are written. */
export const EXAMPLE_LANGUAGES = ["curl", "typescript", "python"] as const;
export type ExampleLanguage = (typeof EXAMPLE_LANGUAGES)[number];

const WRITE: Readonly<Record<ExampleLanguage, (scene: ExampleScene) => string>> = {
  curl: curlExample,
  typescript: typescriptExample,
  python: pythonExample,
};

/** Writes a program to be copied: the very ones that a test runs against a server. */
export function writeExample(language: ExampleLanguage, scene: ExampleScene): string {
  return WRITE[language](scene);
}
