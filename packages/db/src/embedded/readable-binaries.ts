import { spawnSync } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Account, asAccount } from "./account.ts";
import { type Binaries, programOf } from "./binaries.ts";

/**
 * Makes sure that `account` can run the binaries. A checkout below a directory that only root may enter
 * is closed to it; then bin, lib and share are copied once, into a folder of `parent` named by version.
 */
export async function readableBinaries(
  installed: Binaries,
  account: Account | null,
  parent: string,
): Promise<Binaries> {
  if (account === null || canRun(installed, account)) return installed;
  const copy = { ...installed, root: join(parent, `postgres-${installed.version}`) };
  if (canRun(copy, account)) return copy;
  const unfinished = await mkdtemp(join(parent, "copying-"));
  try {
    for (const part of ["bin", "lib", "share"]) {
      await cp(join(installed.root, part), join(unfinished, part), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
    await openForReading(unfinished);
    await rename(unfinished, copy.root);
  } catch (error) {
    // Another process that starts at the same moment may have been faster.
    if (!canRun(copy, account)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return copy;
}

function canRun(binaries: Binaries, account: Account): boolean {
  const program = programOf(binaries, "postgres");
  return spawnSync(program, ["--version"], { ...asAccount(account), cwd: "/" }).status === 0;
}

async function openForReading(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, (mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
