import { randomBytes } from "node:crypto";
import {
  assertServingRights,
  createDatabase,
  createDatabaseIfMissing,
  type Database,
  type DatabaseOptions,
  migrate,
  OperatorError,
} from "@taskflow/db";
import { startEmbeddedPostgres } from "@taskflow/db/embedded";
import type { Config } from "../config.ts";
import type { Secret } from "../secret.ts";
import { explainDatabaseError } from "./explain-database-error.ts";
import { isPrepared } from "./is-prepared.ts";
import type { Say } from "./say.ts";

/** A database that is migrated and grants no more than it should. */
export interface OpenDatabase {
  readonly database: Database;
  /** Settles if a PostgreSQL of our own is gone for good. */
  readonly lost: Promise<Error>;
  /** Ends the connections, and a PostgreSQL of our own. */
  readonly close: () => Promise<void>;
}

/** The database of the embedded PostgreSQL. */
export const EMBEDDED_DATABASE = "taskflow";

/**
 * Opens the database of the settings, ready to serve.
 *
 * @throws {OperatorError} with one sentence on what is wrong and what to do.
 */
export async function openDatabase(
  config: Config,
  say: Say,
  onRoundTrip?: DatabaseOptions["onRoundTrip"],
): Promise<OpenDatabase> {
  return config.database.kind === "embedded"
    ? openEmbedded(config.dataDirectory, say, onRoundTrip)
    : openExternal(config.database, say, onRoundTrip);
}

async function openEmbedded(
  dataDir: string,
  say: Say,
  onRoundTrip: DatabaseOptions["onRoundTrip"],
): Promise<OpenDatabase> {
  const onStep = (sentence: string) => say("database", sentence);
  const postgres = await startEmbeddedPostgres({ dataDir, onStep });
  try {
    say("database", `PostgreSQL of its own, data in ${dataDir}`);
    const adminUrl = await createDatabaseIfMissing(postgres.superuserUrl, EMBEDDED_DATABASE);
    const passwords = { app: newPassword(), auth: newPassword() };
    const { applied, total } = await migrate(adminUrl, passwords);
    say("migrations", applied.length > 0 ? `${applied.length} applied` : `all ${total} in place`);
    const database = await openChecked({
      appUrl: withLogin(adminUrl, "tf_app", passwords.app),
      authUrl: withLogin(adminUrl, "tf_auth", passwords.auth),
      assumesRoles: false,
      onRoundTrip,
    });
    const close = async () => {
      await database.close();
      await postgres.stop();
    };
    return { database, lost: postgres.lost, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function openExternal(
  addresses: { readonly url: Secret; readonly directUrl: Secret },
  say: Say,
  onRoundTrip: DatabaseOptions["onRoundTrip"],
): Promise<OpenDatabase> {
  const url = addresses.url.reveal();
  try {
    const database = await openChecked({
      appUrl: url,
      authUrl: url,
      signalUrl: addresses.directUrl.reveal(),
      assumesRoles: true,
      onRoundTrip,
    });
    say("database", `PostgreSQL at ${new URL(url).host}`);
    say("migrations", "all in place");
    return { database, lost: new Promise(() => {}), close: database.close };
  } catch (error) {
    throw explainDatabaseError(error, url);
  }
}

async function openChecked(options: DatabaseOptions): Promise<Database> {
  const database = createDatabase(options);
  try {
    // Rights first: a login that may not take on tf_app cannot see whether anything is migrated either.
    await assertServingRights(database);
    if (!(await isPrepared(database))) {
      throw new OperatorError('The database is not up to date: run "taskflow migrate".');
    }
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** New at each start: they are nowhere but in this process and, hashed, in its PostgreSQL. */
const newPassword = () => randomBytes(24).toString("base64url");

function withLogin(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  return url.href;
}
