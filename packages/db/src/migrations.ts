import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";

/** One step forward; there is no way back but a backup. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text: an applied migration must never change. */
  readonly checksum: string;
}

/** Beside the sources in development, beside the bundle in production. */
const FOLDERS = [
  new URL("../migrations/", import.meta.url),
  new URL("./migrations/", import.meta.url),
];

/** Reads all migrations in the order of their numbers. */
export function readMigrations(): Migration[] {
  const folder = FOLDERS.find((candidate) => existsSync(candidate));
  if (!folder) throw new Error("the folder with the migrations is missing");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(new URL(file, folder), "utf8");
      return {
        name: file.replace(/\.sql$/u, ""),
        sql,
        checksum: createHash("sha256").update(sql).digest("hex"),
      };
    });
}
