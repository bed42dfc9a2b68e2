import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** Tells whether PostgreSQL or initdb, whose words are English here, ended because the disk is full. */
export const saysDiskFull = (said: string): boolean =>
  /no space left on device|disk quota exceeded/iu.test(said);

/** The refusal to start where nothing can be written. What is on the disk stays as it is. */
export const diskFull = (directory: string, options?: ErrorOptions): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    "disk_full",
    `The disk that holds ${directory} is full, so PostgreSQL cannot start. Nothing that was acknowledged is lost: free some space there, and start TaskFlow again.`,
    options,
  );
