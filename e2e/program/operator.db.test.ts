import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createDatabaseIfMissing } from "@taskflow/db";
import { asAdmin, dbTest } from "@taskflow/db/testing";
import { describe, expect, inject, vi } from "vitest";
import { runMain } from "../src/server/run-main.ts";
import { BUNDLE } from "../src/server/server-process.ts";

const run = promisify(execFile);
// Each test starts the program several times.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const LISTENING = /listening\s+on (http:\/\/localhost:\d+)\n/u;
const PASSWORD = "a long enough phrase";

/** The verb's exit code and what it said. */
async function taskflow(settings: Readonly<Record<string, string>>, ...words: string[]) {
  const main = runMain(words, settings);
  return { code: await main.ended, out: main.stdout(), err: main.stderr() };
}

async function call(url: string, path: string, token: string | undefined, body?: unknown) {
  const response = await fetch(`${url}/api${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // What a program that does not know our types sees.
  const data = (await response.json()) as Record<string, string> & { workspaces: { id: string }[] };
  return { status: response.status, data };
}

interface Installation {
  readonly settings: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly url: string;
}

interface Account {
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** A running server on an empty database. */
const serverTest = dbTest.extend<{ $file: { installation: Installation } }>({
  installation: [
    async ({ testDatabase }, use) => {
      const settings = {
        DATABASE_URL: testDatabase.adminUrl,
        TASKFLOW_SECRET: "s".repeat(32),
        TASKFLOW_LIMITS_FACTOR: "1000",
        PORT: "0",
        LOG_LEVEL: "silent",
      };
      const directory = await mkdtemp(join(tmpdir(), "taskflow-operator-"));
      const main = runMain([], settings);
      const [, url = ""] = await main.says(LISTENING);
      await use({ settings, directory, url });
      main.child.kill("SIGTERM");
      await main.ended;
      await rm(directory, { recursive: true });
    },
    { scope: "file" },
  ],
});

/** For each test an account of its own. */
const test = serverTest.extend<{ account: Account }>({
  account: async ({ installation }, use) => {
    const email = `${crypto.randomUUID()}@example.org`;
    const input = { email, password: PASSWORD };
    const { data } = await call(installation.url, "/auth/register", undefined, input);
    await use({
      email,
      token: data["accessToken"] ?? "",
      refreshToken: data["refreshToken"] ?? "",
    });
  },
});

describe("backup and restore", () => {
  test("a backup that is taken under load restores, and the restored server goes on", async ({
    installation,
    account: { token },
  }) => {
    const { settings, directory, url } = installation;
    const { data: me } = await call(url, "/auth/me", token);
    const tasks = `/workspaces/${me.workspaces[0]?.id}/tasks`;
    const before = await call(url, tasks, token, { title: "before the backup" });
    const over = new AbortController();
    const load = (async () => {
      while (!over.signal.aborted) await call(url, tasks, token, { title: "under load" });
    })();
    const file = join(directory, "backup.gz");
    const taken = await taskflow(settings, "backup", file);
    over.abort();
    await load;
    expect([taken.err, taken.code]).toEqual(["", 0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const name = `restored_${crypto.randomUUID().replaceAll("-", "")}`;
    const restoredUrl = await createDatabaseIfMissing(inject("superuserUrl"), name);
    const restoredSettings = { ...settings, DATABASE_URL: restoredUrl };
    const restored = await taskflow(restoredSettings, "restore", file);
    expect([restored.err, restored.code]).toEqual(["", 0]);
    const main = runMain([], restoredSettings);
    const [, newUrl = ""] = await main.says(LISTENING);
    // The very session of before, with the very token.
    const found = await call(newUrl, `${tasks}/${before.data["id"]}`, token);
    const added = await call(newUrl, tasks, token, { title: "after the restore" });
    main.child.kill("SIGTERM");
    await main.ended;
    expect([found.data["title"], added.status]).toEqual(["before the backup", 201]);
  });

  test("goes through pipes as well, and what was cut on the way is refused", async ({
    installation: { settings, directory },
  }) => {
    const file = join(directory, "piped.gz");
    const emptyUrl = () =>
      createDatabaseIfMissing(
        inject("superuserUrl"),
        `piped_${crypto.randomUUID().replaceAll("-", "")}`,
      );
    const through = (command: string, env: Readonly<Record<string, string>>) =>
      run("/bin/sh", ["-c", command], { env: { ...env, PATH: process.env["PATH"] } });
    const main = `"${process.execPath}" "${BUNDLE}"`;
    const { stderr } = await through(`${main} backup - > "${file}"`, settings);
    expect(stderr).toMatch(/^backup +\d+ rows/mu);
    const whole = { ...settings, DATABASE_URL: await emptyUrl() };
    const { stdout } = await through(`cat "${file}" | ${main} restore -`, whole);
    expect(stdout).toContain("restored    from standard input");
    const cut = { ...settings, DATABASE_URL: await emptyUrl() };
    await expect(through(`head -c 200 "${file}" | ${main} restore -`, cut)).rejects.toThrow(
      "The backup is not whole",
    );
  });

  test("never takes the place of a file that is there", async ({ installation }) => {
    const { settings, directory } = installation;
    const file = join(directory, "twice.gz");
    await taskflow(settings, "backup", file);
    const { size } = await stat(file);
    const second = await taskflow(settings, "backup", file);
    expect([second.code, second.err]).toEqual([1, expect.stringContaining("already")]);
    expect((await stat(file)).size).toBe(size);
  });

  test("says in a sentence what is wrong with a file or a folder", async ({ installation }) => {
    const { settings, directory } = installation;
    const nowhere = await taskflow(settings, "backup", join(directory, "no", "folder.gz"));
    const missing = await taskflow(settings, "restore", join(directory, "missing.gz"));
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("cannot be written")]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("cannot be read")]);
  });
});

describe("the audit", () => {
  test("finds every log as it was written, also against an export, and by its exit code what was edited by hand", async ({
    installation: { settings, directory, url },
    account: { token },
    testDatabase,
  }) => {
    const { data: me } = await call(url, "/auth/me", token);
    const [workspace] = me.workspaces;
    await call(url, `/workspaces/${workspace?.id}/tasks`, token, { title: "of record" });
    const file = join(directory, "audit.jsonl");
    const written = await taskflow(settings, "audit", "export", file);
    expect([written.err, written.out]).toEqual(["", expect.stringMatching(/\d+ changes in /u)]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const well = await taskflow(settings, "audit", "verify", "--against", file);
    expect([well.code, well.out]).toEqual([0, expect.stringContaining("all intact")]);

    await asAdmin(testDatabase, (client) =>
      client.query("update change set request_id = 'another' where workspace_id = $1 and seq = 2", [
        workspace?.id,
      ]),
    );
    const forged = await taskflow(settings, "audit", "verify");
    expect(forged.code).toBe(1);
    expect(forged.out).toMatch(/BROKEN at change 2: it was edited/u);
  });

  test("refuses a file that is no export", async ({ installation: { settings, directory } }) => {
    const file = join(directory, "no-export.txt");
    await writeFile(file, "nothing\n");
    const missing = await taskflow(settings, "audit", "verify", "--against", `${file}.missing`);
    const strange = await taskflow(settings, "audit", "verify", "--against", file);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("cannot be read")]);
    expect([strange.code, strange.err]).toEqual([1, expect.stringContaining("Line 1 of")]);
    await writeFile(file, "");
    const empty = await taskflow(settings, "audit", "verify", "--against", file);
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining("no whole audit export")]);
  });
});

describe("accounts", () => {
  test("are listed, disabled with all their sessions, and enabled again", async ({
    installation: { settings, url },
    account: { email, token },
  }) => {
    expect((await taskflow(settings, "user", "list")).out).toContain(`${email}  `);
    expect((await taskflow(settings, "user", "disable", email)).code).toBe(0);
    expect((await call(url, "/auth/me", token)).status).toBe(401);
    const login = { email, password: PASSWORD };
    expect((await call(url, "/auth/login", undefined, login)).status).toBe(403);
    expect((await taskflow(settings, "user", "list")).out).toContain("disabled since");
    await taskflow(settings, "user", "enable", email);
    expect((await call(url, "/auth/login", undefined, login)).status).toBe(200);
  });

  test("get a new password that is shown once, and the old one and all sessions end", async ({
    installation: { settings, url },
    account: { email, token, refreshToken },
  }) => {
    const { out } = await taskflow(settings, "user", "reset-password", email.toUpperCase());
    const password = /has the password (\S+)/u.exec(out)?.[1];
    expect((await call(url, "/auth/me", token)).status).toBe(401);
    expect((await call(url, "/auth/refresh", undefined, { refreshToken })).status).toBe(401);
    expect((await call(url, "/auth/login", undefined, { email, password: PASSWORD })).status).toBe(
      401,
    );
    expect((await call(url, "/auth/login", undefined, { email, password })).status).toBe(200);
  });

  test("are made by an operator where nobody may register", async ({
    installation: { settings, url },
  }) => {
    const email = `${crypto.randomUUID()}@example.org`;
    const closed = { ...settings, REGISTRATION: "closed" };
    const { out } = await taskflow(closed, "user", "create", email, "--name", "Ada Lovelace");
    const password = /the password (\S+)/u.exec(out)?.[1];
    const { status, data } = await call(url, "/auth/login", undefined, { email, password });
    const me = await call(url, "/auth/me", data["accessToken"]);
    expect([status, me.data]).toMatchObject([
      200,
      { user: { name: "Ada Lovelace" }, workspaces: [{ name: "Personal", role: "owner" }] },
    ]);
    expect((await taskflow(closed, "user", "create", email)).err).toContain("already");
  });

  test("that nobody has are refused in a sentence", async ({ installation }) => {
    const { code, err } = await taskflow(
      installation.settings,
      "user",
      "disable",
      "nobody@example.org",
    );
    expect([code, err]).toEqual([1, expect.stringContaining("There is no account")]);
  });
});

describe("the doctor", () => {
  test("finds nothing wrong with a server that serves", async ({ installation }) => {
    const { code, out } = await taskflow(installation.settings, "doctor");
    const states = out
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/u).slice(0, 2).join(" "));
    expect(states.filter((state) => !/^user|^address|^login/u.test(state))).toEqual([
      "secret ok",
      "disk ok",
      "mail ok",
      "database ok",
      "version ok",
      "pooler ok",
      "migrations ok",
      "rights ok",
      "clock ok",
    ]);
    expect(code).toBe(0);
  });

  test("answers programs in JSON", async ({ installation }) => {
    const { code, out } = await taskflow(installation.settings, "doctor", "--json");
    const answer: unknown = JSON.parse(out);
    expect([code, answer]).toMatchObject([0, { ok: true }]);
    expect(answer).toHaveProperty(
      "checks",
      expect.arrayContaining([{ topic: "migrations", state: "ok", text: "all in place" }]),
    );
  });

  test("names what is wrong and what to do, and fails", async ({ installation, testDatabase }) => {
    const empty = await createDatabaseIfMissing(
      inject("superuserUrl"),
      `empty_${crypto.randomUUID().replaceAll("-", "")}`,
    );
    const unmigrated = await taskflow({ ...installation.settings, DATABASE_URL: empty }, "doctor");
    expect([unmigrated.code, unmigrated.out]).toEqual([
      1,
      expect.stringMatching(/run "node \S+ migrate"/u),
    ]);
    const wrong = new URL(testDatabase.appUrl);
    wrong.password = "wrong";
    const refused = await taskflow(
      { ...installation.settings, DATABASE_URL: wrong.href },
      "doctor",
    );
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining("Correct the user")]);
    const https = { ...installation.settings, PUBLIC_URL: "https://tasks.example.org" };
    expect((await taskflow(https, "doctor")).out).toContain("TRUSTED_PROXIES names no proxy");
  });
});

test("a verb that nobody knows shows those that there are", async ({ installation }) => {
  const { code, err } = await taskflow(installation.settings, "fly");
  expect([code, err]).toEqual([2, expect.stringContaining("user reset-password <e-mail>")]);
});
