import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";

/** One step forward; there is no way back but a backup. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text: an applied migration must never change. */
  readonly checksum: string;
}

/** Beside the sources, in development. */
const FOLDER = new URL("../migrations/", import.meta.url);
/**
 * Beside the bundle: names and texts in one file, which each build writes anew. In a folder, one that a former
 * build has left would be applied.
 */
const PACKED = new URL("./migrations.json", import.meta.url);

/** Reads all migrations in the order of their numbers. */
export function readMigrations(): Migration[] {
  const texts = existsSync(PACKED) ? readPacked() : readFolder();
  return Object.entries(texts)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, sql]) => ({
      name,
      sql,
      checksum: createHash("sha256").update(sql).digest("hex"),
    }));
}

function readPacked(): Readonly<Record<string, string>> {
  // The build writes nothing else.
  return JSON.parse(readFileSync(PACKED, "utf8")) as Record<string, string>;
}

function readFolder(): Readonly<Record<string, string>> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".sql"));
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.sql$/u, ""), readFileSync(new URL(file, FOLDER), "utf8")]),
  );
}
