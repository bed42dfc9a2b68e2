import { SessionEndedError, type Database, type ReadHandle } from "@taskflow/db";
import { shareVoid } from "./share-void.ts";

/**
 * Runs one reading statement as the actor of a link, who sees one project and its tasks.
 *
 * @throws {DomainError} `share_void` if it ended meanwhile.
 */
export async function readShared<T>(
  database: Database,
  secretHash: Buffer,
  run: (db: ReadHandle) => Promise<T>,
): Promise<T> {
  try {
    return await run(database.shareReader(secretHash).db);
  } catch (error) {
    throw error instanceof SessionEndedError ? shareVoid() : error;
  }
}
