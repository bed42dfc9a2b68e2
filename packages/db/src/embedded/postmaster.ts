import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { asAccount } from "./account.ts";
import { programOf } from "./binaries.ts";
import { type Cluster, SOCKET_PORT } from "./cluster.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { startFailure } from "./start-failure.ts";

/** A running PostgreSQL. */
export interface Postmaster {
  /** How it ended, in words. */
  readonly ended: Promise<string>;
  /** Ends it the fast way: open transactions are rolled back, everything acknowledged is on disk. */
  readonly stop: () => Promise<void>;
}

const POLL_MS = 10;
const STOP_MAX_MS = 30_000;
/** Processes of a killed PostgreSQL that were in the middle of a statement notice at its end. */
const REMNANTS_MAX_MS = 20_000;

const NOT_DURABLE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * What a statement used stays with its connection for the next one. To give it back and have it cleared by the
 * kernel again took a fifth of a search. Bytes, read by glibc: mallopt(3).
 */
const KEEP_MEMORY = {
  MALLOC_TRIM_THRESHOLD_: String(8 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(4 * 1024 * 1024),
};

/**
 * The shell becomes PostgreSQL, after it has left a tiny one behind that reads a pipe of ours. That one
 * reads an end of file when this process is gone, however it went, and shuts PostgreSQL down; a line says
 * that PostgreSQL has ended by itself and that its number may be somebody else's by now.
 */
const RUN_AND_WATCH = `
exec 3<&0 </dev/null
( ( read -r ended <&3 || kill -INT $$ ) >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/**
 * Starts PostgreSQL and answers when it takes connections.
 *
 * @throws {EmbeddedPostgresError} `in_use` if another process was faster, `disk_full`, or `start_failed` with
 *   what it said.
 */
export async function startPostmaster(cluster: Cluster): Promise<Postmaster> {
  const deadline = Date.now() + REMNANTS_MAX_MS;
  for (;;) {
    const logStart = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = spawnPostmaster(cluster);
    const ended = describeEnd(child);
    if (await becomesReady(child, cluster)) return { ended, stop: () => stop(child) };
    const said = readFileSync(cluster.logFile).subarray(logStart).toString();
    if (!said.includes("pre-existing shared memory block") || Date.now() > deadline) {
      throw startFailure(cluster, said);
    }
    await pause(POLL_MS);
  }
}

function spawnPostmaster(cluster: Cluster): ChildProcess {
  const settings = {
    ...(cluster.durable ? {} : NOT_DURABLE),
    ...cluster.settings,
    listen_addresses: "",
    port: String(SOCKET_PORT),
    unix_socket_directories: cluster.socketDirectory,
    unix_socket_permissions: "0700",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [programOf(cluster.binaries, "postgres"), "-D", cluster.directory, ...flags];
  const log = openSync(cluster.logFile, "a", 0o600);
  const child = spawn("/bin/sh", ["-c", RUN_AND_WATCH, "taskflow-postgres", ...command], {
    ...asAccount(cluster.account),
    cwd: "/",
    env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin", ...KEEP_MEMORY },
    // A group of its own, so that Ctrl-C in a terminal reaches the server only, which drains first.
    detached: true,
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  // The pipe breaks when the watching shell goes first; the exit of PostgreSQL is what counts.
  child.stdin?.on("error", () => {});
  child.once("exit", () => child.stdin?.end("ended\n"));
  return child;
}

function describeEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
    );
  });
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function becomesReady(child: ChildProcess, cluster: Cluster): Promise<boolean> {
  while (!hasEnded(child)) {
    const file = await readPostmasterFile(cluster.directory);
    if (file?.pid === child.pid && file?.status === "ready") return true;
    await pause(POLL_MS);
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), STOP_MAX_MS);
  await ended;
  clearTimeout(impatience);
}
