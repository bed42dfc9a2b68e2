import { readlinkSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { execFileSync } from "node:child_process";

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
    const text = await readFile(path, "utf8").catch(() => "");
    const rest = text.slice(text.indexOf("\n"));
    if (text.slice(0, -rest.length) === String(file.pid))
      await writeFile(path, `${process.pid}${rest}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
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
