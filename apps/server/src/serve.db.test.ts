import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { createDatabaseIfMissing, OperatorError } from "@taskflow/db";
import { dbTest, type TestDatabase } from "@taskflow/db/testing";
import { describe, expect, test } from "vitest";
import { type Config, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { migrateDatabase } from "./migrate.ts";
import { type RunningServer, type ServeOptions, startServer } from "./serve.ts";

const SURROUNDINGS = { home: "/nonexistent", isRoot: false };

function configFor(databaseUrl: string, more: NodeJS.ProcessEnv = {}): Config {
  const environment = { DATABASE_URL: databaseUrl, TASKFLOW_SECRET: "s".repeat(32), PORT: "0" };
  return readConfig({ ...environment, ...more }, SURROUNDINGS);
}

const QUIET: ServeOptions = { log: createLog("silent", { write: () => {} }) };

function start(database: TestDatabase, options: ServeOptions = QUIET): Promise<RunningServer> {
  return startServer(configFor(database.adminUrl), { ...QUIET, ...options });
}

const changed = (url: string, change: (url: URL) => void) => {
  const copy = new URL(url);
  change(copy);
  return copy.href;
};

async function refusalOf(config: Config): Promise<string> {
  const outcome: unknown = await startServer(config, QUIET).catch((error: unknown) => error);
  if (outcome instanceof OperatorError) return outcome.message;
  throw outcome;
}

describe("a whole server", () => {
  dbTest("serves over its port, and is gone when stopped", async ({ testDatabase }) => {
    const steps: string[] = [];
    const say = (topic: string) => steps.push(topic);
    const server = await start(testDatabase, { say, webDirectory: "/nonexistent" });
    const ready = await fetch(`${server.url}/readyz`);
    const registered = await fetch(`${server.url}/api/auth/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        email: `${randomUUID()}@example.org`,
        password: "a phrase of my own",
      }),
    });
    await server.stop();
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/u);
    expect([ready.status, registered.status]).toEqual([200, 200]);
    expect(steps).toEqual(["database", "migrations", "web app"]);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
  });

  dbTest(
    "withdraws its readiness first and answers on while the balancer notices",
    async ({ testDatabase }) => {
      const server = await start(testDatabase, { drainTimes: { waitMs: 500, graceMs: 1_000 } });
      const stopped = server.stop();
      const [ready, alive] = await Promise.all([
        fetch(`${server.url}/readyz`),
        fetch(`${server.url}/healthz`),
      ]);
      expect([ready.status, alive.status]).toEqual([503, 200]);
      await stopped;
    },
  );

  dbTest("is stopped once, however often it is told", async ({ testDatabase }) => {
    const server = await start(testDatabase);
    await expect(Promise.all([server.stop(), server.stop()])).resolves.toHaveLength(2);
  });
});

describe("figures", () => {
  dbTest("have a port of their own, and are not on the main one", async ({ testDatabase }) => {
    let port = "";
    const say = (topic: string, text: string) => {
      if (topic === "metrics") port = /:(\d+)\//u.exec(text)?.[1] ?? "";
    };
    const config = configFor(testDatabase.adminUrl, { METRICS_PORT: "0" });
    const server = await startServer(config, { ...QUIET, say });
    const own = await fetch(`http://127.0.0.1:${port}/metrics`);
    const main = await fetch(`${server.url}/metrics`, { headers: { accept: "*/*" } });
    await server.stop();
    expect([own.status, main.status]).toEqual([200, 404]);
    expect(await own.text()).toContain("taskflow_http_requests_total");
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow("fetch failed");
  });

  dbTest("whose port is taken are told so by the right name", async ({ testDatabase }) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const METRICS_PORT = typeof address === "object" ? String(address?.port) : "";
    const message = await refusalOf(configFor(testDatabase.adminUrl, { METRICS_PORT }));
    other.close();
    expect(message).toContain("set METRICS_PORT to another number");
  });
});

describe("a start that cannot be is told in a sentence", () => {
  dbTest("a taken port", async ({ testDatabase }) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const PORT = typeof address === "object" ? String(address?.port) : "";
    const message = await refusalOf(configFor(testDatabase.adminUrl, { PORT }));
    other.close();
    expect(message).toBe(
      `Port ${PORT} of 127.0.0.1 is taken. Stop the program that has it, or set PORT to another number.`,
    );
  });

  test("a taken port, before a database is made", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const PORT = typeof address === "object" ? String(address?.port) : "";
    const dataDirectory = await mkdtemp(join(tmpdir(), "taskflow-serve-"));
    const message = await refusalOf(
      readConfig({ PORT, TASKFLOW_DATA_DIR: dataDirectory }, SURROUNDINGS),
    );
    other.close();
    const made = await readdir(dataDirectory);
    await rm(dataDirectory, { recursive: true });
    expect([message, made]).toEqual([expect.stringContaining("is taken"), ["secret"]]);
  });

  dbTest("a database of somebody else's, without a secret", async ({ testDatabase }) => {
    const config = configFor(testDatabase.adminUrl, { TASKFLOW_SECRET: "" });
    expect(await refusalOf(config)).toContain("TASKFLOW_SECRET is needed with DATABASE_URL");
  });

  dbTest("a database that is not prepared", async ({ testDatabase }) => {
    const url = await createDatabaseIfMissing(testDatabase.adminUrl, `empty_${Date.now()}`);
    expect(await refusalOf(configFor(url))).toContain('run "taskflow migrate"');
    await migrateDatabase(configFor(url), () => {});
    const server = await startServer(configFor(url), QUIET);
    await server.stop();
    expect(server.url).toContain("http");
  });

  dbTest("a wrong password", async ({ testDatabase }) => {
    const url = changed(testDatabase.adminUrl, (copy) => (copy.password = "wrong-canary"));
    const message = await refusalOf(configFor(url));
    expect(message).toContain("refused the login postgres");
    expect(message).not.toContain("canary");
  });

  dbTest("a database that does not exist", async ({ testDatabase }) => {
    const url = changed(testDatabase.adminUrl, (copy) => (copy.pathname = "/nothing_here"));
    expect(await refusalOf(configFor(url))).toContain("There is no database nothing_here");
  });

  dbTest.for([
    ["nobody listens", "postgres://ada@127.0.0.1:1/x", "Nothing listens at 127.0.0.1:1."],
    ["the socket is missing", "postgres://ada@%2Fnonexistent/x", "Nothing listens at /nonexistent"],
    [
      "the host is unknown",
      "postgres://ada@nobody.invalid/x",
      "The host nobody.invalid is not known.",
    ],
  ] as const)("%s", async ([, url, words]) => {
    expect(await refusalOf(configFor(url))).toContain(words);
    await expect(migrateDatabase(configFor(url), () => {})).rejects.toThrow(words);
  });

  dbTest("there is nothing to migrate without DATABASE_URL", async () => {
    const config = readConfig({}, SURROUNDINGS);
    await expect(migrateDatabase(config, () => {})).rejects.toThrow(OperatorError);
  });
});

describe("a warning is said once at the start when", () => {
  dbTest.for([
    ["passwords would cross a network in the clear", { HOST: "0.0.0.0" }, "without https"],
    ["no proxy can speak https", { PUBLIC_URL: "https://a.example" }, "TRUSTED_PROXIES"],
  ] as const)("%s", async ([, environment, words], { testDatabase }) => {
    const warnings: string[] = [];
    const say = (topic: string, text: string) => topic === "warning" && warnings.push(text);
    const config = configFor(testDatabase.adminUrl, environment);
    const drainTimes = { waitMs: 0, graceMs: 1_000 };
    const server = await startServer(config, { ...QUIET, say, drainTimes });
    await server.stop();
    expect(warnings).toEqual([expect.stringContaining(words)]);
  });
});
