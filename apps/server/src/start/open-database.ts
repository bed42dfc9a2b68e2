import { randomBytes } from "node:crypto";
import {
  assertServingRights,
  createDatabase,
  createDatabaseIfMissing,
  type Database,
  type DatabaseOptions,
  isMigrated,
  migrate,
  OperatorError,
  RowSecurityError,
  sqlState,
} from "@taskflow/db";
import { startEmbeddedPostgres } from "@taskflow/db/embedded";
import type { Config } from "../config.ts";
import type { Secret } from "../secret.ts";
import { explainDatabaseError } from "./explain-database-error.ts";
import type { Say } from "./say.ts";

/** A database that is migrated and grants no more than it should. */
export interface OpenDatabase {
  readonly database: Database;
  /** Settles if a PostgreSQL of our own is gone for good. */
  readonly lost: Promise<Error>;
  /** Ends the connections, and a PostgreSQL of our own. */
  readonly close: () => Promise<void>;
}

const NAME = "taskflow";

/**
 * Opens the database of the settings, ready to serve.
 *
 * @throws {OperatorError} with one sentence on what is wrong and what to do.
 */
export async function openDatabase(config: Config, say: Say): Promise<OpenDatabase> {
  return config.database.kind === "embedded"
    ? openEmbedded(config.dataDirectory, say)
    : openExternal(config.database.url, say);
}

async function openEmbedded(dataDir: string, say: Say): Promise<OpenDatabase> {
  const onStep = (sentence: string) => say("database", sentence);
  const postgres = await startEmbeddedPostgres({ dataDir, onStep });
  try {
    say("database", `PostgreSQL of its own, data in ${dataDir}`);
    const adminUrl = await createDatabaseIfMissing(postgres.superuserUrl, NAME);
    const passwords = { app: newPassword(), auth: newPassword() };
    const { applied, total } = await migrate(adminUrl, passwords);
    say("migrations", applied.length > 0 ? `${applied.length} applied` : `all ${total} in place`);
    const database = await openChecked({
      appUrl: withLogin(adminUrl, "tf_app", passwords.app),
      authUrl: withLogin(adminUrl, "tf_auth", passwords.auth),
      assumesRoles: false,
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

async function openExternal(secret: Secret, say: Say): Promise<OpenDatabase> {
  const url = secret.reveal();
  try {
    const database = await openChecked({ appUrl: url, authUrl: url, assumesRoles: true });
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
    if (!(await knowsMigrations(database))) {
      throw new OperatorError('The database is not up to date: run "taskflow migrate".');
    }
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** No table, no role, or no right to either: nothing has prepared this database yet. */
const UNPREPARED = new Set(["42P01", "22023", "42704", "42501"]);

async function knowsMigrations(database: Database): Promise<boolean> {
  try {
    return await isMigrated(database);
  } catch (error) {
    if (error instanceof RowSecurityError || UNPREPARED.has(sqlState(error) ?? "")) return false;
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
