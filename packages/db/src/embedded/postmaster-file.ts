import { constants, readlinkSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { isAlive } from "./is-alive.ts";

/** What a running PostgreSQL says of itself in its data directory. */
export interface PostmasterFile {
  readonly pid: number;
  readonly socket: string;
  readonly status: string;
}

/** Reads postmaster.pid; null if there is none, or if it is only half written. */
export async function readPostmasterFile(directory: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(directory, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port, socketDirectory, , , status] = text.split("\n");
  const number = Math.abs(Number(pid));
  if (!Number.isInteger(number) || number === 0) return null;
  const socket = join(socketDirectory ?? "", `.s.PGSQL.${port ?? ""}`);
  return { pid: number, socket, status: status?.trim() ?? "" };
}

/** Tells whether a PostgreSQL works on `directory` now: a process here, or one in another container that answers. */
export async function isRunning(file: PostmasterFile, directory: string): Promise<boolean> {
  return worksIn(file.pid, directory) || (await answers(file.socket));
}

/**
 * Keeps a stale file from stopping the next start when its number now belongs to another process of the
 * same user, which is usual in containers and after a reboot.
 *
 * Its number becomes that of this process: PostgreSQL ignores its own parent's, and still checks the
 * shared memory that the file names, which removing the file would prevent.
 */
export async function disown(file: PostmasterFile, directory: string): Promise<void> {
  if (!isAlive(file.pid)) return;
  for (const path of [join(directory, "postmaster.pid"), `${file.socket}.lock`]) {
    await replaceNumber(path, file.pid).catch(() => {});
  }
}

/** The directory is another user's and this may be root: only a file that is really there is written to. */
async function replaceNumber(path: string, former: number): Promise<void> {
  const { O_RDWR, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK);
  try {
    const { nlink } = await file.stat().then((found) => (found.isFile() ? found : { nlink: 0 }));
    if (nlink !== 1) return;
    const text = await file.readFile("utf8");
    const rest = text.slice(text.indexOf("\n"));
    if (text.slice(0, -rest.length) !== String(former)) return;
    await file.truncate();
    await file.write(`${process.pid}${rest}`, 0);
  } finally {
    await file.close();
  }
}

/** PostgreSQL's main process makes the data directory its working directory. */
function worksIn(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === directory;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(
      directory,
    );
  } catch {
    return false;
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    const finish = (found: boolean) => {
      connection.destroy();
      resolve(found);
    };
    connection.once("connect", () => finish(true));
    connection.once("error", () => finish(false));
  });
}
