import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import type { Account } from "./account.ts";

const run = promisify(execFile);

/** Hands a file, or a directory with all in it, to the user that PostgreSQL steps down to. */
export async function giveTo(account: Account | null, path: string): Promise<void> {
  if (account === null || (await stat(path)).uid === account.uid) return;
  await run("chown", ["-R", "-h", `${account.uid}:${account.gid}`, path]);
}
