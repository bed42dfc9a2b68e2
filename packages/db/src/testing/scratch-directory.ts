import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "../embedded/is-alive.ts";

const NAME = /^taskflow-test-(?<pid>[1-9]\d*)-/u;

/**
 * Makes a directory for this process, and removes those of processes that were killed: in shared memory they
 * would stay until the machine is started anew.
 */
export async function scratchDirectory(parent: string): Promise<string> {
  for (const name of await readdir(parent)) {
    const pid = NAME.exec(name)?.groups?.["pid"];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // Another run may remove it at the same moment, and on a machine of many it may be somebody else's.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
  return mkdtemp(join(parent, `taskflow-test-${process.pid}-`));
}
