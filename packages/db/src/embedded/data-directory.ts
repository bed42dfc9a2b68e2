import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Account, asAccount } from "./account.ts";
import { diskFull } from "./disk-full.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { giveTo } from "./give-to.ts";

/** Longest path of a socket that every system takes, in bytes, its terminating zero left out. */
const SOCKET_PATH_LENGTH_MAX = 103;
const LOG_BYTES_MAX = 5_000_000;

const NOT_WRITABLE = new Set(["ENOENT", "EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

const FULL = new Set(["ENOSPC", "EDQUOT"]);

/**
 * Runs what writes below `dataDir`.
 *
 * @throws {EmbeddedPostgresError} `not_writable` or `disk_full` in place of what the file system says.
 */
export async function writingTo<T>(dataDir: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (FULL.has(code)) throw diskFull(dataDir, { cause });
    if (!NOT_WRITABLE.has(code)) throw cause;
    throw new EmbeddedPostgresError(
      "not_writable",
      `The data directory ${dataDir} cannot be written to (${code}). Give it to the user that runs TaskFlow, or set TASKFLOW_DATA_DIR to a directory that this user may write to.`,
      { cause },
    );
  }
}

/**
 * Makes sure that the data directory can be written to, and that PostgreSQL's user may pass through it.
 *
 * @throws {EmbeddedPostgresError} `not_reachable` if that user may not enter a directory above it.
 */
export async function openDataDirectory(dataDir: string, account: Account | null): Promise<void> {
  // A write, not access(2): as root on a read-only file system only a write tells.
  const probe = join(dataDir, `.probe-${randomUUID()}`);
  await writeFile(probe, "");
  await rm(probe);
  if (account === null || canEnter(dataDir, account)) return;
  const { mode } = await stat(dataDir);
  await chmod(dataDir, mode | 0o011);
  if (canEnter(dataDir, account)) return;
  throw new EmbeddedPostgresError(
    "not_reachable",
    `PostgreSQL runs as the user ${account.name}, who may not enter ${closedAncestor(dataDir, account)}. Set TASKFLOW_DATA_DIR to a directory outside of it, such as /var/lib/taskflow.`,
  );
}

/** Makes the private directory of the socket: in the data directory, or in the temporary one if that path is too long. */
export async function openSocketDirectory(
  dataDir: string,
  account: Account | null,
): Promise<string> {
  const beside = join(dataDir, "run");
  const isShort = Buffer.byteLength(join(beside, ".s.PGSQL.5432.lock")) <= SOCKET_PATH_LENGTH_MAX;
  const directory = isShort ? beside : await mkdtemp(join(tmpdir(), "taskflow-"));
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await giveTo(account, directory);
  return directory;
}

/** Keeps one former log, so that it never grows without end. */
export async function rotateLog(logFile: string): Promise<void> {
  const found = await stat(logFile).catch(() => null);
  if (found !== null && found.size > LOG_BYTES_MAX) await rename(logFile, `${logFile}.1`);
}

function canEnter(directory: string, account: Account): boolean {
  const found = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", directory], {
    ...asAccount(account),
    cwd: "/",
  });
  return found.status === 0;
}

function closedAncestor(directory: string, account: Account): string {
  const parent = dirname(directory);
  return parent === directory || canEnter(parent, account)
    ? directory
    : closedAncestor(parent, account);
}
