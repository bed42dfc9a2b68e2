import { migrate, OperatorError, prepareServingLogin } from "@taskflow/db";
import type { Config } from "./config.ts";
import { explainDatabaseError } from "./start/explain-database-error.ts";
import type { Say } from "./start/say.ts";

/**
 * Brings the database of DATABASE_URL up to date. The embedded one is migrated at each start.
 *
 * @throws {OperatorError} with one sentence on what is wrong and what to do.
 */
export async function migrateDatabase({ database }: Config, say: Say): Promise<void> {
  if (database.kind === "embedded") {
    throw new OperatorError(
      "There is nothing to migrate: without DATABASE_URL the server migrates its own database when it starts.",
    );
  }
  const url = database.directUrl.reveal();
  const { applied, total } = await migrate(url).catch((error: unknown) => {
    throw explainDatabaseError(error, url);
  });
  for (const name of applied) say("migrations", name);
  await prepareOtherLogin(database, url, say).catch((error: unknown) => {
    throw explainDatabaseError(error, url);
  });
  say("migrations", `${applied.length} applied, ${total} in all`);
}

/** With two logins, the one that serves gets its place from the one that migrates. */
async function prepareOtherLogin(
  { url }: Extract<Config["database"], { kind: "external" }>,
  directUrl: string,
  say: Say,
): Promise<void> {
  const { username, password } = new URL(url.reveal());
  if (username === "" || username === new URL(directUrl).username) return;
  const name = decodeURIComponent(username);
  await prepareServingLogin(directUrl, { name, password: decodeURIComponent(password) });
  say("login", `${name} may serve, and nothing else`);
}
