import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { OperatorError } from "@taskflow/db";
import { afterAll, describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const PLAIN = { home: "/home/ada", isRoot: false };
const SECRET = "0123456789abcdef0123456789abcdef";
const DATABASE_URL = "postgres://ada:hunter2-canary@db.internal:5432/taskflow";

const MAIL = {
  PUBLIC_URL: "https://tasks.example.org",
  SMTP_URL: "smtps://ada:hunter2-canary@mail.example.org",
  MAIL_FROM: "tasks@example.org",
};

const read = (environment: NodeJS.ProcessEnv) => readConfig(environment, PLAIN);

function faultsOf(environment: NodeJS.ProcessEnv): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  throw new Error("the settings were taken");
}

describe("settings", () => {
  test("without any, the server is embedded, on loopback, open, in the home directory", () => {
    expect(read({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      database: { kind: "embedded" },
      dataDirectory: "/home/ada/.local/share/taskflow",
      publicUrl: undefined,
      registration: "open",
      limitsFactor: 1,
      secret: undefined,
      logLevel: "info",
    });
  });

  test("root's data lives in /var/lib/taskflow", () => {
    const config = readConfig({}, { home: "/root", isRoot: true });
    expect(config.dataDirectory).toBe("/var/lib/taskflow");
  });

  test("what programs read that call a server may stand beside them", () => {
    const ofCallers = {
      TASKFLOW_TOKEN: "tft_…",
      TASKFLOW_TOKEN_SECRET: "tfs_…",
      TASKFLOW_URL: "x",
    };
    expect(readConfig(ofCallers).port).toBe(readConfig({}).port);
  });

  test("an empty setting counts as absent", () => {
    expect(read({ PORT: "", DATABASE_URL: "", TASKFLOW_OLD: "" }).port).toBe(3000);
  });

  test("an external database brings its own address for migrations, or lends the one it has", () => {
    const direct = "postgres://ada@direct:5432/taskflow";
    const given = { DATABASE_URL, TASKFLOW_SECRET: SECRET };
    const lent = read(given).database;
    const own = read({ ...given, DATABASE_DIRECT_URL: direct }).database;
    expect(lent.kind === "external" && lent.directUrl.reveal()).toBe(DATABASE_URL);
    expect(own.kind === "external" && own.directUrl.reveal()).toBe(direct);
  });

  test("a public address is kept as the origin that browsers send", () => {
    expect(read({ PUBLIC_URL: "https://Tasks.Example.org:443/" }).publicUrl).toBe(
      "https://tasks.example.org",
    );
  });

  test("cannot be changed once read", () => {
    expect(Object.isFrozen(read({}))).toBe(true);
    expect(Object.isFrozen(read({}).database)).toBe(true);
  });

  test("every fault stands in one message", () => {
    const message = faultsOf({
      PORT: "70000",
      REGISTRATION: "maybe",
      PUBLIC_URL: "https://tasks.example.org/path",
      TRUSTED_PROXIES: "10.0.0.0/8, proxy.internal, 0.0.0.0/0",
      LOG_LEVEL: "loud",
      TASKFLOW_LIMITS_FACTOR: "0",
      TASKFLOW_SECRETT: SECRET,
    });
    expect(
      message
        .split("\n")
        .slice(1)
        .map((line) => line.trim().replace(/ .*/u, ""))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([
      "LOG_LEVEL",
      "PORT",
      "PUBLIC_URL",
      "REGISTRATION",
      "TASKFLOW_LIMITS_FACTOR",
      "TASKFLOW_SECRETT",
      "TRUSTED_PROXIES",
    ]);
    expect(message).toContain("proxy.internal, 0.0.0.0/0");
  });

  test.each([
    ["a port that is no number", { PORT: "3e3" }, "PORT"],
    ["a database of another kind", { DATABASE_URL: "mysql://x/y" }, "DATABASE_URL"],
    ["a database without a host", { DATABASE_URL: "postgres:///taskflow" }, "DATABASE_URL"],
    ["text that is no address", { DATABASE_URL: "taskflow" }, "DATABASE_URL"],
    ["a port for the figures that is none", { METRICS_PORT: "-1" }, "METRICS_PORT"],
    ["mail without an address for links", { ...MAIL, PUBLIC_URL: "" }, "SMTP_URL"],
    ["mail from nobody", { ...MAIL, MAIL_FROM: "" }, "SMTP_URL"],
    ["mail from somebody who is none", { ...MAIL, MAIL_FROM: "tasks" }, "MAIL_FROM"],
    ["a sender without a mail server", { ...MAIL, SMTP_URL: "" }, "MAIL_FROM"],
    ["a mail server that speaks http", { ...MAIL, SMTP_URL: "http://mail" }, "SMTP_URL"],
    ["a mail server with options", { ...MAIL, SMTP_URL: "smtp://mail?tls=no" }, "SMTP_URL"],
    ["a short token for the figures", { METRICS_TOKEN: "short" }, "METRICS_TOKEN"],
    [
      "a collector without http",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4317" },
      "OTEL_EXPORTER_OTLP_ENDPOINT",
    ],
    ["a short secret", { TASKFLOW_SECRET: "short" }, "TASKFLOW_SECRET"],
    ["a direct address alone", { DATABASE_DIRECT_URL: DATABASE_URL }, "DATABASE_DIRECT_URL"],
    ["a public address with a login", { PUBLIC_URL: "https://a:b@c.org" }, "PUBLIC_URL"],
    ["a public address of a file", { PUBLIC_URL: "file:///etc" }, "PUBLIC_URL"],
    ["a setting that is not built yet", { TASKFLOW_MAIL: "1" }, "TASKFLOW_MAIL"],
  ])("%s is refused by name", (_, environment: NodeJS.ProcessEnv, name) => {
    expect(faultsOf(environment)).toContain(`  ${name} `);
  });

  test("no fault repeats a secret", () => {
    const message = faultsOf({ DATABASE_URL: `x${DATABASE_URL}`, TASKFLOW_SECRET: "canary-short" });
    expect(message).not.toContain("canary");
  });

  test("secrets print as [secret] in every way of printing", () => {
    const config = read({ DATABASE_URL, TASKFLOW_SECRET: SECRET });
    const printed = [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: true }),
      String(config.secret),
    ].join();
    expect(printed).toContain("[secret]");
    expect(printed).not.toContain("canary");
    expect(printed).not.toContain(SECRET);
    expect(config.secret?.reveal()).toBe(SECRET);
  });
});

describe("a secret in a file", () => {
  const directory = mkdtempSync(join(tmpdir(), "taskflow-settings-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const fileWith = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };

  test("counts as the setting, without the line's end", () => {
    const config = read({
      DATABASE_URL_FILE: fileWith("url", `${DATABASE_URL}\n`),
      TASKFLOW_SECRET_FILE: fileWith("secret", `${SECRET}\n`),
    });
    expect(config.secret?.reveal()).toBe(SECRET);
    expect(config.database.kind === "external" && config.database.url.reveal()).toBe(DATABASE_URL);
    expect(config.secretFiles).toEqual([join(directory, "url"), join(directory, "secret")]);
  });

  test.each([
    ["is missing", join(directory, "missing"), {}, "cannot be read (ENOENT)"],
    ["is empty", fileWith("empty", "\n"), {}, "is empty"],
    ["is a directory", directory, {}, "cannot be read (EISDIR)"],
    ["stands beside the setting", fileWith("both", SECRET), { TASKFLOW_SECRET: SECRET }, "where"],
  ])("is refused by name if it %s", (_, path, more, words) => {
    const message = faultsOf({ TASKFLOW_SECRET_FILE: path, ...more });
    expect(message).toContain("  TASKFLOW_SECRET_FILE ");
    expect(message).toContain(words);
    expect(message).not.toContain(SECRET);
  });
});
