import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { asAccount, findAccount } from "./account.ts";
import { locateBinaries, programOf } from "./binaries.ts";
import { readableBinaries } from "./readable-binaries.ts";

test("binaries that PostgreSQL's user cannot reach are copied once to where it can", async () => {
  const parent = await mkdtemp(join(tmpdir(), "taskflow-binaries-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  spawnSync("chmod", ["711", parent]);
  const account = await findAccount(parent);
  const installed = locateBinaries();
  // Only root can step down and meet a directory that is closed to it; everybody else can read what they run.
  const closed = join(parent, "closed");
  await mkdir(closed, { mode: 0o700 });
  await symlink(installed.root, join(closed, "native"));

  const found = await readableBinaries(
    { ...installed, root: join(closed, "native") },
    account,
    parent,
  );

  const { stdout } = spawnSync(programOf(found, "postgres"), ["--version"], {
    ...asAccount(account),
    encoding: "utf8",
  });
  expect(stdout).toContain(`(PostgreSQL) ${installed.major}.`);
  const again = await readableBinaries({ ...installed, root: "/nowhere" }, account, parent);
  expect(account === null ? installed.root : again.root).toBe(
    account === null ? installed.root : found.root,
  );
});
