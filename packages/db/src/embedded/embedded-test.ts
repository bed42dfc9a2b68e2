import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";

async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "taskflow-embedded-"));
  await chmod(dataDir, 0o755);
  return dataDir;
}

const remove = (dataDir: string) => rm(dataDir, { recursive: true, force: true });

/** Tests that start PostgreSQLs of their own; each is stopped and its directory removed afterwards. */
export const embeddedTest = test
  .extend("dataDir", async ({}, { onCleanup }) => {
    const dataDir = await makeDataDir();
    onCleanup(() => remove(dataDir));
    return dataDir;
  })
  .extend("steps", (): string[] => [])
  .extend("start", async ({ dataDir, steps }, { onCleanup }) => {
    const started: EmbeddedPostgres[] = [];
    onCleanup(async () => {
      await Promise.all(started.map((postgres) => postgres.stop()));
    });
    return async (directory = dataDir): Promise<EmbeddedPostgres> => {
      const onStep = (sentence: string) => steps.push(sentence);
      const postgres = await startEmbeddedPostgres({ dataDir: directory, onStep });
      started.push(postgres);
      return postgres;
    };
  });

/** Tests of a database that is there already: a copy of one that was made once for the file. */
export const existingTest = embeddedTest
  .extend("made", { scope: "file" }, async ({}, { onCleanup }) => {
    const dataDir = await makeDataDir();
    onCleanup(() => remove(dataDir));
    const postgres = await startEmbeddedPostgres({ dataDir });
    await postgres.stop();
    return dataDir;
  })
  .extend("copied", { auto: true }, async ({ made, dataDir }) => {
    await promisify(execFile)("cp", ["-a", `${made}/.`, dataDir]);
  });

/** Tests that only look at a PostgreSQL, all of one file at the same. */
export const inspectionTest = test.extend(
  "postgres",
  { scope: "file" },
  async ({}, { onCleanup }) => {
    const dataDir = await makeDataDir();
    const postgres = await startEmbeddedPostgres({ dataDir });
    onCleanup(async () => {
      await postgres.stop();
      await remove(dataDir);
    });
    return { ...postgres, dataDir };
  },
);

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The number of PostgreSQL's main process. */
export async function postmasterPid(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  return Number.parseInt(text, 10);
}
