import { readFileSync } from "node:fs";

/** Settings that may stand in a file instead, named by the setting with `_FILE` at its end (ASVS V13.3.1). */
const IN_FILES = [
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "TASKFLOW_SECRET",
  "METRICS_TOKEN",
  "SMTP_URL",
];
const SUFFIX = "_FILE";

/** Settings after their files were read. */
export interface SettingsFromFiles {
  readonly settings: Readonly<Record<string, string>>;
  /** The files that secrets were read from. */
  readonly files: readonly string[];
  readonly faults: readonly string[];
}

/**
 * Puts the content of a file in the place of each `…_FILE` setting, without the line's end. A fault
 * names the setting and the file, never what it holds.
 */
export function readSettingFiles(given: Readonly<Record<string, string>>): SettingsFromFiles {
  const settings = { ...given };
  const files: string[] = [];
  const faults: string[] = [];
  for (const name of IN_FILES) {
    const path = settings[name + SUFFIX];
    if (path === undefined) continue;
    delete settings[name + SUFFIX];
    if (settings[name] !== undefined) {
      faults.push(`${name + SUFFIX} means nothing where ${name} is set`);
      continue;
    }
    const read = readText(path);
    if ("fault" in read) faults.push(`${name + SUFFIX} names ${path}, which ${read.fault}`);
    else settings[name] = read.text;
    files.push(path);
  }
  return { settings, files, faults };
}

function readText(path: string): { readonly text: string } | { readonly fault: string } {
  try {
    const text = readFileSync(path, "utf8").trim();
    return text === "" ? { fault: "is empty" } : { text };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    return { fault: `cannot be read (${code})` };
  }
}
