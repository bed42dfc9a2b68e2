import { spawnSync } from "node:child_process";
import { type Account, asAccount } from "./account.ts";

/** Tells whether a user of the operating system may read a file, every directory above it included. */
export function mayRead(account: Account, path: string): boolean {
  const command = ["-c", 'test -r "$1"', "sh", path];
  return spawnSync("/bin/sh", command, { ...asAccount(account), cwd: "/" }).status === 0;
}
