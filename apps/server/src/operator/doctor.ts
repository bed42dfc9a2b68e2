import { statfs } from "node:fs/promises";
import {
  assertServingRights,
  connectOnce,
  createDatabase,
  measureClockSkew,
  OperatorError,
} from "@taskflow/db";
import type { Config } from "../config.ts";
import { isPrepared } from "../start/is-prepared.ts";
import type { Say } from "../start/say.ts";
import { withAdminUrl } from "./with-admin-url.ts";

/** Looks at one thing; answers or throws a sentence on what is wrong and what to do. */
interface Check {
  readonly topic: string;
  readonly look: () => Promise<string | undefined>;
}

const CLOCK_SKEW_SECONDS_MAX = 5;
const DISK_FREE_BYTES_MIN = 1_000_000_000;

/**
 * Examines what a server needs and changes nothing: one line a thing, "ok" or what to do about it.
 * Answers whether all is well.
 */
export async function examine(config: Config, say: Say): Promise<boolean> {
  const outside = [diskCheck(config), addressCheck(config)];
  const isOutsideWell = await runChecks(outside, say);
  try {
    const isInsideWell = await withAdminUrl(
      config,
      () => {},
      async (adminUrl) => {
        await connectOnce(adminUrl);
        say("database", "ok");
        return runChecks(databaseChecks(adminUrl), say);
      },
    );
    return isOutsideWell && isInsideWell;
  } catch (error) {
    say("database", toSentence(error));
    return false;
  }
}

async function runChecks(checks: readonly Check[], say: Say): Promise<boolean> {
  let isWell = true;
  for (const { topic, look } of checks) {
    const finding = await look().catch(toSentence);
    if (finding !== undefined) isWell = false;
    say(topic, finding ?? "ok");
  }
  return isWell;
}

function databaseChecks(adminUrl: string): Check[] {
  const asked =
    <T>(ask: (database: ReturnType<typeof createDatabase>) => Promise<T>) =>
    async () => {
      const database = createDatabase({ appUrl: adminUrl, authUrl: adminUrl, assumesRoles: true });
      try {
        return await ask(database);
      } finally {
        await database.close();
      }
    };
  return [
    {
      topic: "migrations",
      look: asked(async (database) =>
        (await isPrepared(database))
          ? undefined
          : 'The database is not up to date: run "taskflow migrate".',
      ),
    },
    {
      topic: "rights",
      look: asked(async (database) => {
        await assertServingRights(database);
        return undefined;
      }),
    },
    {
      topic: "clock",
      look: asked(async (database) => {
        const seconds = Math.round(await measureClockSkew(database));
        if (Math.abs(seconds) <= CLOCK_SKEW_SECONDS_MAX) return undefined;
        return `The clocks of this machine and of the database differ by ${seconds} s. Let both follow a time server.`;
      }),
    },
  ];
}

function diskCheck({ database, dataDirectory }: Config): Check {
  return {
    topic: "disk",
    look: async () => {
      if (database.kind === "external") return undefined;
      const { bavail, bsize } = await statfs(dataDirectory).catch(() => ({
        bavail: Infinity,
        bsize: 1,
      }));
      if (bavail * bsize >= DISK_FREE_BYTES_MIN) return undefined;
      const megabytes = Math.floor((bavail * bsize) / 1_000_000);
      return `Only ${megabytes} MB are free for ${dataDirectory}. Make room, or move it and set TASKFLOW_DATA_DIR.`;
    },
  };
}

function addressCheck({ publicUrl, trustedProxies }: Config): Check {
  return {
    topic: "address",
    look: async () =>
      publicUrl?.startsWith("https:") === true && trustedProxies.isEmpty
        ? "PUBLIC_URL is https, but TRUSTED_PROXIES names no proxy: every request will be refused. Name the proxy that speaks https."
        : undefined,
  };
}

function toSentence(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
