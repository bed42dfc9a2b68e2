import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An unprivileged user of the operating system. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Finds the user that PostgreSQL steps down to, as it refuses to run as root: the owner of the cluster,
 * else a system user `taskflow`, made now if need be, else `postgres` or `nobody`. Not `postgres` first:
 * whoever runs another PostgreSQL here would own this one too. Null if this process is not root.
 */
export async function findAccount(clusterDirectory: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  return (
    (await ownerOf(clusterDirectory)) ??
    (await lookUp("taskflow")) ??
    (await makeAccount("taskflow")) ??
    (await lookUp("postgres")) ??
    (await lookUp("nobody"))
  );
}

/** Starts a child as this user: without it, as whoever runs this process. */
export const asAccount = (account: Account | null): { uid?: number; gid?: number } =>
  account === null ? {} : { uid: account.uid, gid: account.gid };

async function ownerOf(directory: string): Promise<Account | null> {
  const found = await stat(directory).catch(() => null);
  if (found === null || found.uid === 0) return null;
  return { name: await nameOf(found.uid), uid: found.uid, gid: found.gid };
}

async function nameOf(uid: number): Promise<string> {
  const found = await run("id", ["-un", String(uid)]).catch(() => null);
  return found?.stdout.trim() ?? `number ${uid}`;
}

async function lookUp(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function makeAccount(name: string): Promise<Account | null> {
  const shell = "/usr/sbin/nologin";
  // The first is what most Linux systems have, the second what BusyBox has.
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", shell, name])
    .catch(() => run("adduser", ["-S", "-D", "-H", "-s", shell, name]))
    .catch(() => null);
  return lookUp(name);
}
