import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OperatorError } from "@taskflow/db";
import { test as base, expect } from "vitest";
import { instanceSecret } from "./instance-secret.ts";

const test = base.extend<{ directory: string }>({
  directory: async ({}, use) => {
    const parent = await mkdtemp(join(tmpdir(), "taskflow-secret-"));
    await use(join(parent, "data"));
    await rm(parent, { recursive: true });
  },
});

test("a secret is made once, kept, and readable by its owner only", async ({ directory }) => {
  const made = await instanceSecret(directory);
  const kept = await instanceSecret(directory);
  const { mode } = await stat(join(directory, "secret"));
  expect(made.reveal().length).toBeGreaterThanOrEqual(43);
  expect(kept.reveal()).toBe(made.reveal());
  expect(mode & 0o777).toBe(0o600);
  expect(await readdir(directory)).toEqual(["secret"]);
});

test("two processes that start at once share one", async ({ directory }) => {
  const secrets = await Promise.all(Array.from({ length: 16 }, () => instanceSecret(directory)));
  const kept = await readFile(join(directory, "secret"), "utf8");
  expect(new Set(secrets.map((secret) => secret.reveal()))).toEqual(new Set([kept]));
});

test("a damaged file is not replaced in silence", async ({ directory }) => {
  await instanceSecret(directory);
  await writeFile(join(directory, "secret"), "cut");
  await expect(instanceSecret(directory)).rejects.toThrow(OperatorError);
  expect(await readFile(join(directory, "secret"), "utf8")).toBe("cut");
});

test("a directory that cannot be written to is told in a sentence", async ({ directory }) => {
  await writeFile(directory, "a file in its place");
  const attempt = instanceSecret(directory);
  await expect(attempt).rejects.toThrow(OperatorError);
  await expect(attempt).rejects.toThrow("Set TASKFLOW_DATA_DIR");
});
