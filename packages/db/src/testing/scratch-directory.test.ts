import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { scratchDirectory } from "./scratch-directory.ts";

test("what a killed run has left is removed by the next one, and nothing else", async () => {
  const parent = await mkdtemp(join(tmpdir(), "taskflow-scratch-"));
  try {
    const killed = join(parent, `taskflow-test-${spawnSync("true").pid}-abc`);
    await mkdir(join(killed, "postgres"), { recursive: true });
    await writeFile(join(killed, "postgres", "file"), "");
    await mkdir(join(parent, "taskflow-test-other"));
    const first = await scratchDirectory(parent);
    const second = await scratchDirectory(parent);
    const left = new Set(await readdir(parent));
    expect(left).toEqual(new Set(["taskflow-test-other", basename(first), basename(second)]));
  } finally {
    await rm(parent, { recursive: true });
  }
});
