import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Account, findAccount } from "./account.ts";
import { giveTo } from "./give-to.ts";

/**
 * Finds the user that a server which root has started should go on as, the same as PostgreSQL's, and
 * hands it the log that a PostgreSQL which is started again is to write. Null if this is not root.
 */
export async function findServingAccount(dataDir: string): Promise<Account | null> {
  const account = await findAccount(join(dataDir, "postgres"));
  const logFile = join(dataDir, "postgres.log");
  if (await stat(logFile).catch(() => null)) await giveTo(account, logFile);
  return account;
}
