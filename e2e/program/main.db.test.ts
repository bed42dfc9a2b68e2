import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createDatabaseIfMissing } from "@taskflow/db";
import { dbTest, type TestDatabase } from "@taskflow/db/testing";
import { describe, expect } from "vitest";
import { runMain } from "../src/server/run-main.ts";

const LISTENING = /listening\s+on (http:\/\/localhost:\d+)\n/u;
const run = promisify(execFile);
const THROWS_ON_SIGUSR2 =
  'data:text/javascript,process.on("SIGUSR2",()=>{throw new Error("planned fault")})';

function settingsFor({ adminUrl }: Pick<TestDatabase, "adminUrl">) {
  return { DATABASE_URL: adminUrl, TASKFLOW_SECRET: "s".repeat(32), PORT: "0" };
}

describe("the program", () => {
  dbTest(
    "says one line a step, ends with the address, and stops on SIGTERM",
    async ({ testDatabase }) => {
      const main = runMain([], settingsFor(testDatabase));
      const [, url] = await main.says(LISTENING);
      await main.says(/\n +open it in a browser and make the first account\n/u);
      const topics = main
        .stdout()
        .trim()
        .split("\n")
        .map((line) => line.replace(/ .*/u, ""));
      const response = await fetch(`${url}/readyz`);
      main.child.kill("SIGTERM");
      expect(topics.filter((topic) => !["web", "user"].includes(topic))).toEqual([
        "database",
        "migrations",
        "listening",
        "",
      ]);
      expect(response.status).toBe(200);
      expect(await main.ended).toBe(0);
      expect(main.stdout()).toMatch(/\nstopping .*\n(?:\{.*\n)*stopped +in good order\n$/u);
      expect(main.stderr()).toBe("");
    },
  );

  dbTest("never answers as root, whoever has started it", async ({ testDatabase }) => {
    const main = runMain([], settingsFor(testDatabase));
    const [, url] = await main.says(LISTENING);
    const { stdout: user } = await run("ps", ["-o", "uid=", "-p", String(main.child.pid)]);
    const answers = await Promise.all(
      ["/readyz", "/docs/swagger-ui.css"].map((path) => fetch(url + path)),
    );
    main.child.kill("SIGTERM");
    expect(await main.ended).toBe(0);
    expect(Number(user)).not.toBe(0);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  dbTest("serves on when nobody reads what it writes any more", async ({ testDatabase }) => {
    const main = runMain(["serve"], settingsFor(testDatabase));
    const [, url] = await main.says(LISTENING);
    main.child.stdout?.destroy();
    for (let count = 0; count < 5; count += 1) {
      expect((await fetch(`${url}/api/nothing`)).status).toBe(404);
    }
    main.child.kill("SIGTERM");
    expect(await main.ended).toBe(0);
  });

  dbTest("writes its log as JSON lines, one a request", async ({ testDatabase }) => {
    const main = runMain(["serve"], settingsFor(testDatabase));
    const [, url] = await main.says(LISTENING);
    await fetch(`${url}/api/nothing`);
    const [line] = await main.says(/^\{.*\}$/mu);
    main.child.kill("SIGTERM");
    await main.ended;
    expect(JSON.parse(line)).toMatchObject({
      msg: "request",
      method: "GET",
      route: "*",
      status: 404,
    });
  });

  dbTest("stops at once when it is told twice", async ({ testDatabase }) => {
    const settings = { ...settingsFor(testDatabase), PUBLIC_URL: "http://localhost:3000" };
    const main = runMain([], settings);
    await main.says(LISTENING);
    main.child.kill("SIGINT");
    await main.says(/stopping/u);
    main.child.kill("SIGINT");
    expect(await main.ended).toBe(130);
  });

  dbTest(
    "drains and ends with 1 after a fault that nobody caught, and tells it in the log",
    async ({ testDatabase }) => {
      const main = runMain([], settingsFor(testDatabase), ["--import", THROWS_ON_SIGUSR2]);
      await main.says(LISTENING);
      main.child.kill("SIGUSR2");
      expect(await main.ended).toBe(1);
      expect(main.stdout()).toMatch(/"level":"error".*"where":"process".*planned fault/u);
    },
  );

  dbTest("prepares a database by its own verb", async ({ testDatabase }) => {
    const adminUrl = await createDatabaseIfMissing(testDatabase.adminUrl, `fresh_${Date.now()}`);
    const first = runMain(["migrate"], settingsFor({ adminUrl }));
    expect(await first.ended).toBe(0);
    expect(first.stdout()).toMatch(/migrations\s+0001_identity\n/u);
    const second = runMain(["migrate"], settingsFor({ adminUrl }));
    expect(await second.ended).toBe(0);
    expect(second.stdout()).toMatch(/^migrations\s+0 applied, \d+ in all\n$/u);
  });
});

describe("what to type next", () => {
  dbTest.for([
    ["in a clone", { npm_lifecycle_event: "start" }, 'run "npm start -- migrate"'],
    ["elsewhere", {}, /run "node \S+main\.js migrate"/u],
  ] as const)("is told as it is typed: %s", async ([, settings, words], { testDatabase }) => {
    const adminUrl = await createDatabaseIfMissing(testDatabase.adminUrl, `bare_${Date.now()}`);
    const main = runMain([], { ...settingsFor({ adminUrl }), ...settings });
    expect(await main.ended).toBe(1);
    expect(main.stderr()).toMatch(words);
  });
});

describe("what an operator can put right is one sentence, without a stack, and exit code 1", () => {
  dbTest.for([
    ["a setting", { PORT: "x" }, "The settings do not fit:\n  PORT must be 0 to 65535\n"],
    [
      "a data directory",
      { TASKFLOW_DATA_DIR: "/dev/null/taskflow", PORT: "0" },
      /^The data directory \/dev\/null\/taskflow cannot be written to \(ENOTDIR\)\..* TASKFLOW_DATA_DIR .*\n$/u,
    ],
    [
      "a database address",
      { DATABASE_URL: "postgres://a@127.0.0.1:1/x", TASKFLOW_SECRET: "s".repeat(32) },
      /^Nothing listens at 127\.0\.0\.1:1\. .*\n$/u,
    ],
  ] as const)("%s", async ([, settings, message]) => {
    const main = runMain([], settings);
    expect(await main.ended).toBe(1);
    expect(main.stderr()).toMatch(message);
  });
});

describe("what is typed wrong answers what is wrong, then how to use it", () => {
  dbTest.for([
    [["unknown"], /^There is no verb "unknown"\.\n\nUsage: node \S+main\.js \[verb\]\n/u],
    [["user", "reset-password"], /^"user reset-password" needs <e-mail>\.\n\nUsage: .*<e-mail>\n/u],
    [["backup"], /^"backup" needs <file>\.\n\nUsage: node \S+ backup <file>\n/u],
  ] as const)("%j", async ([args, words]) => {
    const main = runMain(args, {});
    expect(await main.ended).toBe(2);
    expect(main.stderr()).toMatch(words);
    expect(main.stdout()).toBe("");
  });
});

dbTest.for([
  [["help"], /^Usage: node \S+main\.js \[verb\]/u],
  [["--help"], /^Usage: node \S+main\.js \[verb\]/u],
  [["--version"], /^\d+\.\d+\.\d+\n$/u],
] as const)("what the program is, is told without a setting: %j", async ([args, words]) => {
  const main = runMain(args, {});
  expect(await main.ended).toBe(0);
  expect(main.stdout()).toMatch(words);
});
