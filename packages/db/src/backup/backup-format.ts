import { z } from "zod";

/** First line of every backup; the number counts changes that an older program cannot read. */
export const FIRST_LINE = "-- TaskFlow backup 1";
/** End of a table's rows, as PostgreSQL writes it itself. */
export const END_OF_ROWS = "\\.";
/** Begins the line that closes a whole backup; without it the file was cut. */
export const MANIFEST_MARK = "-- manifest ";

/** What a backup says of itself in its second line, before any row. */
export const BackupHeader = z.strictObject({
  createdAt: z.iso.datetime(),
  /** The newest migration of the database that it was taken from. */
  migration: z.string(),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/** What a table held: the number of its rows, and SHA-256 over them in the order of the key. */
export const TableDigest = z.strictObject({
  table: z.string(),
  rows: z.number().int(),
  sha256: z.string(),
});
export type TableDigest = z.infer<typeof TableDigest>;

/** What must be true of the database once the backup is back in place. */
export const BackupManifest = z.strictObject({
  tables: z.array(TableDigest),
  /** From which all keys are made; only of a server that keeps its own. */
  secret: z.string().optional(),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
