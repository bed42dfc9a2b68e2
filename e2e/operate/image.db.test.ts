import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { startEmbeddedPostgres } from "@taskflow/db/embedded";
import { asAdmin } from "@taskflow/db/testing";
import { expect, test as base } from "vitest";
import { readComposeFile } from "../src/operate/compose-file.ts";
import { readStages } from "../src/operate/dockerfile.ts";
import { cloneInto } from "../src/operate/repository.ts";

const run = promisify(execFile);
const LISTENING = /listening +on http:\/\/localhost:(\d+)/u;
const [build, image] = readStages();
const { services } = readComposeFile();
const isRoot = process.getuid?.() === 0;

/** What an engine would make of the Dockerfile, by hand: a clean clone, the build's commands, the copy. */
const test = base
  .extend("home", { scope: "file" }, async ({}, { onCleanup }) => {
    const home = await mkdtemp(join(tmpdir(), "taskflow-image-"));
    await chmod(home, 0o755);
    onCleanup(async () => {
      await run("chmod", ["-R", "u+w", home]);
      await rm(home, { recursive: true });
    });
    return home;
  })
  .extend("app", { scope: "file" }, async ({ home }) => {
    const [source, app] = [join(home, "src"), join(home, "app")];
    cloneInto(source);
    for (const command of build?.runs ?? []) {
      const placed = command.replaceAll(/(?<=[ '"])\/app\b/gu, app);
      await run("/bin/sh", ["-ec", placed], {
        cwd: source,
        env: { ...process.env, ...build?.settings, NODE_ENV: "" },
        maxBuffer: 64 * 1024 * 1024,
      });
    }
    await rm(source, { recursive: true });
    await mkdir(join(home, "node"));
    await cp(process.execPath, join(home, "node", "node"));
    await run("chmod", ["-R", "a-w,a+rX", app]);
    return app;
  })
  .extend("database", { scope: "file" }, async ({ home }, { onCleanup }) => {
    const dataDir = join(home, "postgres");
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    onCleanup(() => postgres.stop());
    // Only PostgreSQL's own user may enter its socket's directory.
    const { uid, gid } = await stat(join(dataDir, "postgres"));
    return { superuserUrl: postgres.superuserUrl, uid, gid };
  });

/** The command of a service in docker-compose.yml, its directory of secrets in another place. */
function commandOf(app: string, name: string, secrets: string) {
  const service = services[name];
  if (!service) throw new Error(`there is no service ${name}`);
  const [program = "", ...first] = image?.entrypoint ?? [];
  const words = (service.command ?? ["serve"]).map((word) => word.replace("/secrets", secrets));
  const given = Object.entries(service.environment).map(([key, value]) => [
    key,
    // Of the operator nothing is set: `:-` gives its word, `:+` none.
    value
      .replace(/^\/secrets/u, secrets)
      .replace(/^\$\{\w+:-(.*)\}$/u, "$1")
      .replace(/^\$\{\w+:\+.*\}$/u, ""),
  ]);
  const path = [join(app, "bin"), join(app, "../node"), "/usr/bin", "/bin"].join(delimiter);
  const env = { ...image?.settings, ...Object.fromEntries(given), PATH: path, HOME: "/" };
  return { program: join(app, "bin", program), words: [...first, ...words], env };
}

/** What Compose's network would do: the name "database" leads to the test's PostgreSQL. */
async function placeDatabase(
  secrets: string,
  { superuserUrl, uid, gid }: { superuserUrl: string; uid: number; gid: number },
) {
  const { host } = new URL(superuserUrl);
  for (const name of ["owner/database-url", "owner/database-direct-url", "server/database-url"]) {
    const path = join(secrets, name);
    await writeFile(path, (await readFile(path, "utf8")).replace("database:5432", host));
  }
  const password = await readFile(join(secrets, "owner/password"), "utf8");
  await asAdmin({ adminUrl: superuserUrl }, async (client) => {
    await client.query(`create role taskflow_owner superuser login password '${password}'`);
    await client.query("create database taskflow owner taskflow_owner");
  });
  if (!isRoot) return;
  for (const folder of ["owner", "server"]) {
    for (const name of await readdir(join(secrets, folder))) {
      await chown(join(secrets, folder, name), uid, gid);
    }
  }
}

test("the image holds what the server needs, and no tool of the build", async ({ app }) => {
  const packages = await readdir(join(app, "apps/server/node_modules/.pnpm"));
  const names = packages
    .filter((name) => name.includes("@"))
    .map((name) => name.replace(/(?<=.)@.*/u, ""))
    .filter((name) => !name.startsWith("@node-rs+argon2-"));
  expect(names.toSorted()).toEqual(["@node-rs+argon2", "@scarf+scarf", "swagger-ui-dist"]);
  expect((await readdir(join(app, "apps/server"))).toSorted()).toEqual([
    "dist",
    "node_modules",
    "package.json",
  ]);
});

test("the commands of docker-compose.yml make secrets, migrate and serve, as nobody special on a read-only tree", async ({
  app,
  database,
  home,
  onTestFinished,
}) => {
  const secrets = join(home, "secrets");
  const asUser = isRoot ? { uid: database.uid, gid: database.gid } : {};
  const start = (name: string, more: Readonly<Record<string, string>> = {}) => {
    const { program, words, env } = commandOf(app, name, secrets);
    return { program, words, options: { env: { ...env, ...more }, cwd: app } };
  };
  const made = start("secrets");
  await run(made.program, made.words, made.options);
  await placeDatabase(secrets, database);

  const migrate = start("migrate");
  const migrated = await run(migrate.program, migrate.words, { ...migrate.options, ...asUser });
  expect(migrated.stdout).toContain("taskflow may serve, and nothing else");

  const serve = start("taskflow", { HOST: "127.0.0.1", PORT: "0" });
  const server = spawn(serve.program, serve.words, { ...serve.options, ...asUser });
  onTestFinished(() => void server.kill("SIGKILL"));
  const ended = once(server, "exit");
  const url = `http://127.0.0.1:${await portFrom(server)}`;
  const answers = await Promise.all(
    ["/readyz", "/", "/docs", "/docs/swagger-ui-bundle.js", "/openapi.json"].map((path) =>
      fetch(url + path),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const registered = await fetch(`${url}/api/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "ada@example.org", password: "a phrase of my own" }),
  });
  expect(registered.status).toBe(200);

  const doctor = start("taskflow");
  const { stdout } = await run(doctor.program, ["doctor", "--json"], {
    ...doctor.options,
    ...asUser,
  });
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    checks: expect.arrayContaining([
      { topic: "login", state: "ok", text: "taskflow may serve, and nothing else" },
    ]),
  });
  server.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

/** Reads on to the end, so that the server can always write. */
function portFrom(server: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const hear = (line: string) => {
      said.push(line);
      const port = LISTENING.exec(line)?.[1];
      if (port !== undefined) resolve(port);
    };
    createInterface(server.stdout).on("line", hear);
    createInterface(server.stderr).on("line", hear);
    server.once("close", () => reject(new Error(`The server did not start.\n${said.join("\n")}`)));
  });
}
