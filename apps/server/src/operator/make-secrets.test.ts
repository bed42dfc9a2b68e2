import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import { readConfig } from "../config.ts";
import { makeSecrets } from "./make-secrets.ts";

const test = base.extend("directory", async ({}, { onCleanup }) => {
  const directory = await mkdtemp(join(tmpdir(), "taskflow-secrets-"));
  onCleanup(() => rm(directory, { recursive: true }));
  return directory;
});

const quiet = () => {};
const FILES = [
  "made",
  "owner/database-direct-url",
  "owner/database-url",
  "owner/password",
  "server/database-url",
  "server/secret",
];

async function readAll(directory: string) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      paths
        .toSorted()
        .map(
          async (path) => [path.slice(directory.length + 1), await readFile(path, "utf8")] as const,
        ),
    ),
  );
}

test("secrets are made once, and are others in the next installation", async ({ directory }) => {
  const other = join(directory, "other");
  const first = join(directory, "first");
  await makeSecrets(first, quiet);
  const made = await readAll(first);
  await makeSecrets(first, quiet);
  expect(await readAll(first)).toEqual(made);
  await makeSecrets(other, quiet);
  expect([...made.keys()]).toEqual(FILES);
  expect((await readAll(other)).get("server/secret")).not.toBe(made.get("server/secret"));
});

test("each file is for its one reader, who is not the same for the owner's and the server's", async ({
  directory,
}) => {
  await makeSecrets(directory, quiet);
  const found = await Promise.all(FILES.slice(1).map((name) => stat(join(directory, name))));
  expect(found.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600, 0o600, 0o600, 0o600]);
  const us = process.getuid?.();
  const readers = us === 0 ? [999, 999, 999, 1000, 1000] : [us, us, us, us, us];
  expect(found.map(({ uid }) => uid)).toEqual(readers);
});

test("what was begun and never finished is made anew", async ({ directory }) => {
  await makeSecrets(directory, quiet);
  await rm(join(directory, "made"));
  await rm(join(directory, "server/secret"));
  await makeSecrets(directory, quiet);
  expect([...(await readAll(directory)).keys()]).toEqual(FILES);
});

test("server and migration read them as settings", async ({ directory }) => {
  await makeSecrets(directory, quiet);
  const server = readConfig({
    DATABASE_URL_FILE: join(directory, "server/database-url"),
    TASKFLOW_SECRET_FILE: join(directory, "server/secret"),
  });
  const owner = readConfig({
    DATABASE_URL_FILE: join(directory, "owner/database-url"),
    DATABASE_DIRECT_URL_FILE: join(directory, "owner/database-direct-url"),
  });
  const user = (secret: { reveal: () => string } | false) =>
    secret && new URL(secret.reveal()).username;
  expect(user(server.database.kind === "external" && server.database.url)).toBe("taskflow");
  expect(user(owner.database.kind === "external" && owner.database.directUrl)).toBe(
    "taskflow_owner",
  );
  expect(server.secret?.reveal().length).toBeGreaterThanOrEqual(32);
});
