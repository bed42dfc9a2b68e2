import { createDatabaseIfMissing } from "@taskflow/db";
import { findRunningPostgres, startEmbeddedPostgres } from "@taskflow/db/embedded";
import type { Config } from "../config.ts";
import { explainDatabaseError } from "../start/explain-database-error.ts";
import { EMBEDDED_DATABASE } from "../start/open-database.ts";
import type { Say } from "../start/say.ts";

/**
 * Lends the connection string of a login that may do everything: of DATABASE_URL, of the embedded
 * PostgreSQL that a running server has, or of one that is started for this alone.
 *
 * @throws {OperatorError} with one sentence on what is wrong and what to do.
 */
export async function withAdminUrl<T>(
  { database, dataDirectory }: Config,
  say: Say,
  run: (adminUrl: string) => Promise<T>,
): Promise<T> {
  if (database.kind === "external") {
    const url = database.directUrl.reveal();
    return run(url).catch((error: unknown) => {
      throw explainDatabaseError(error, url);
    });
  }
  const running = await findRunningPostgres(dataDirectory);
  if (running !== undefined) return run(await createDatabaseIfMissing(running, EMBEDDED_DATABASE));
  const onStep = (sentence: string) => say("database", sentence);
  const postgres = await startEmbeddedPostgres({ dataDir: dataDirectory, onStep });
  try {
    return await run(await createDatabaseIfMissing(postgres.superuserUrl, EMBEDDED_DATABASE));
  } finally {
    await postgres.stop();
  }
}
