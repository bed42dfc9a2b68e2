import { once } from "node:events";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dbTest } from "@taskflow/db/testing";
import { expect } from "vitest";
import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { startServer } from "../serve.ts";
import { startSmtpInbox } from "../testing/smtp-inbox.ts";
import { examine } from "./doctor.ts";

const SECRET = "s".repeat(32);
const log = createLog("silent", { write: () => {} });

const test = dbTest
  .extend("directory", async ({}, { onCleanup }) => {
    const directory = await mkdtemp(join(tmpdir(), "taskflow-doctor-"));
    onCleanup(() => rm(directory, { recursive: true }));
    return directory;
  })
  .extend("look", async ({ testDatabase }) => {
    const { adminUrl } = testDatabase;
    return async (topic: string, settings: Readonly<Record<string, string>> = {}) => {
      const external = { DATABASE_URL: adminUrl, TASKFLOW_SECRET: SECRET };
      const found = await examine(readConfig({ ...external, ...settings }), () => {});
      const { state, text } = found.find((diagnosis) => diagnosis.topic === topic) ?? {};
      return `${state} ${text}`;
    };
  });

test("the address is tried on a browser's way, and a stranger's is told from one's own", async ({
  look,
  testDatabase,
}) => {
  const settings = { DATABASE_URL: testDatabase.adminUrl, TASKFLOW_SECRET: SECRET, PORT: "0" };
  const own = await startServer(readConfig(settings), { log });
  expect(await look("address", { PUBLIC_URL: own.url })).toMatch(
    /^note .* answers, without https/u,
  );
  await own.stop();

  const stranger = createServer((_, response) =>
    response.writeHead(200, { connection: "close" }).end("hello"),
  ).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const address = stranger.address();
  const PUBLIC_URL = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  expect(await look("address", { PUBLIC_URL })).toMatch(/^fault .* leads to something else/u);
  stranger.close();
  stranger.closeAllConnections();
  await once(stranger, "close");
  expect(await look("address", { PUBLIC_URL })).toMatch(/^note nothing answers/u);
});

test("an address that nobody can reach over https is a fault", async ({ look }) => {
  const PUBLIC_URL = "https://nobody.invalid";
  expect(await look("address", { PUBLIC_URL })).toMatch(
    /^fault .* TRUSTED_PROXIES names no proxy/u,
  );
  const TRUSTED_PROXIES = "127.0.0.1";
  expect(await look("address", { PUBLIC_URL, TRUSTED_PROXIES })).toMatch(
    /^fault https:\/\/nobody\.invalid\/healthz cannot be reached/u,
  );
});

test("a secret that others may read, or that is missing, is a fault", async ({
  look,
  directory,
}) => {
  const path = join(directory, "secret");
  await writeFile(path, SECRET, { mode: 0o644 });
  const inFile = { TASKFLOW_SECRET: "", TASKFLOW_SECRET_FILE: path };
  expect(await look("secret", inFile)).toContain(`fault Others may read ${path}`);
  expect(await look("secret", { TASKFLOW_SECRET: "" })).toContain(
    "fault TASKFLOW_SECRET is not set",
  );
  expect(await look("secret")).toBe("ok set");
});

test("where there is no database yet, none is made", async ({ look, directory }) => {
  const embedded = { DATABASE_URL: "", TASKFLOW_DATA_DIR: join(directory, "not-yet") };
  expect(await look("database", embedded)).toMatch(/^note made in .* at the first start/u);
  await expect(stat(embedded.TASKFLOW_DATA_DIR)).rejects.toThrow("ENOENT");
});

test("a login that may do more than serve is told of, and no fault", async ({ look }) => {
  expect(await look("login")).toMatch(/^note postgres is a superuser/u);
  expect(await look("version")).toMatch(/^ok PostgreSQL 18/u);
  expect(await look("pooler")).toBe("ok none");
});

test("the mail server is asked whether it would take mail, and gets none", async ({ look }) => {
  expect(await look("mail")).toMatch(/^ok SMTP_URL is not set/u);
  const inbox = await startSmtpInbox({
    onAuth: ({ username, password }, _session, done) =>
      password === "right" ? done(null, { user: username }) : done(new Error("no")),
  });
  const settings = (password: string) => ({
    PUBLIC_URL: "http://127.0.0.1:9",
    MAIL_FROM: "tasks@example.org",
    SMTP_URL: inbox.url.replace("smtp://", `smtp://ada:${password}@`),
  });
  expect(await look("mail", settings("right"))).toMatch(/^ok 127\.0\.0\.1:\d+ takes mail$/u);
  const refused = await look("mail", settings("hunter2-canary"));
  expect(refused).toMatch(/^fault .* \(EAUTH\)\. Correct user and password/u);
  expect(refused).not.toContain("hunter2-canary");
  expect(inbox.mails).toEqual([]);
  await inbox.stop();
  expect(await look("mail", settings("right"))).toMatch(/^fault .* takes no mail \(E/u);
});
