import {
  assertServingRights,
  createDatabase,
  type Database,
  inspectServer,
  measureClockSkew,
} from "@taskflow/db";
import { isPrepared } from "../../start/is-prepared.ts";
import { type Check, fault, type Finding, ok } from "./check.ts";
import { judgeLogin, judgePooler, judgeVersion } from "./server-checks.ts";

const CLOCK_SKEW_SECONDS_MAX = 5;

/** Where the database is found: as the server does, and past any pooler. */
export interface DatabaseAddresses {
  readonly url: string;
  readonly directUrl: string;
  /** The embedded one: its login is of this program alone. */
  readonly isOwn: boolean;
}

/** What can be seen of a database that answers. */
export async function databaseChecks(addresses: DatabaseAddresses): Promise<Check[]> {
  const served = await inspectServer(addresses.url);
  const direct = await inspectServer(addresses.directUrl);
  const foreign: Check[] = [
    { topic: "login", look: async () => judgeLogin(served) },
    { topic: "pooler", look: async () => judgePooler(served, direct) },
  ];
  return [
    { topic: "database", look: async () => ok(`answers ${served.login}`) },
    { topic: "version", look: async () => judgeVersion(direct) },
    ...(addresses.isOwn ? [] : foreign),
    { topic: "migrations", look: () => withDatabase(addresses.url, checkMigrations) },
    { topic: "rights", look: () => withDatabase(addresses.url, checkRights) },
    { topic: "clock", look: () => withDatabase(addresses.url, checkClock) },
  ];
}

async function checkMigrations(database: Database): Promise<Finding> {
  if (await isPrepared(database)) return ok("all in place");
  return fault('The database is not up to date: run "taskflow migrate".');
}

async function checkRights(database: Database): Promise<Finding> {
  await assertServingRights(database);
  return ok("after the prelude no more than tf_app and tf_auth");
}

async function checkClock(database: Database): Promise<Finding> {
  const seconds = Math.round(await measureClockSkew(database));
  if (Math.abs(seconds) <= CLOCK_SKEW_SECONDS_MAX) return ok(`${Math.abs(seconds)} s apart`);
  return fault(
    `The clocks of this machine and of the database differ by ${seconds} s. Let both follow a time server.`,
  );
}

async function withDatabase(
  url: string,
  look: (database: Database) => Promise<Finding>,
): Promise<Finding> {
  const database = createDatabase({ appUrl: url, authUrl: url, assumesRoles: true });
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}
