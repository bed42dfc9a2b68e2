import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { asAccount } from "./account.ts";
import { programOf } from "./binaries.ts";
import { type Cluster, passwordFile } from "./cluster.ts";
import { diskFull, saysDiskFull } from "./disk-full.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { giveTo } from "./give-to.ts";

const run = promisify(execFile);

/** How the name of a directory begins in which a cluster is made. */
export const UNFINISHED = "initializing-";

/** Written into postgresql.conf of a new cluster, where whoever runs it may change them. */
const SETTINGS = {
  max_connections: "60",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // Refused statements are the server's to log: here they would show what people wrote.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

const FLAGS = [
  "--username=postgres",
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--data-checksums",
  // The same order and letters on every system: PostgreSQL's own, not the C library's.
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--no-instructions",
];

/**
 * Makes the cluster if there is none, and checks the version of one that is there.
 *
 * It is made aside and renamed as the last step, so that a crash half way leaves nothing half-made.
 *
 * @throws {EmbeddedPostgresError} `wrong_major_version`, `disk_full`, or `initdb_failed` with what initdb said.
 */
export async function initializeCluster(dataDir: string, cluster: Cluster): Promise<void> {
  const found = await readMajor(cluster.directory);
  if (found === String(cluster.binaries.major)) return;
  if (found !== null) {
    throw new EmbeddedPostgresError(
      "wrong_major_version",
      `The database in ${cluster.directory} was made by PostgreSQL ${found}, and this TaskFlow runs PostgreSQL ${cluster.binaries.major}. Start the TaskFlow that made it and move its data over by a backup, or set TASKFLOW_DATA_DIR to a new directory.`,
    );
  }
  cluster.onStep(
    `Making a new PostgreSQL ${cluster.binaries.major} database in ${cluster.directory}`,
  );
  const aside = await mkdtemp(join(dataDir, UNFINISHED));
  try {
    await writeFile(join(aside, "password"), randomBytes(32).toString("base64url"), {
      mode: 0o600,
    });
    await giveTo(cluster.account, aside);
    await runInitdb(aside, cluster);
    await rename(join(aside, "password"), passwordFile(join(aside, "cluster")));
    await rename(join(aside, "cluster"), cluster.directory);
    if (cluster.durable) await syncDirectory(dataDir);
  } catch (error) {
    // Another process that starts at the same moment may have been faster; its cluster is as good.
    if ((await readMajor(cluster.directory)) === null) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function readMajor(directory: string): Promise<string | null> {
  const text = await readFile(join(directory, "PG_VERSION"), "utf8").catch(() => null);
  return text?.trim() ?? null;
}

async function runInitdb(aside: string, cluster: Cluster): Promise<void> {
  const files = [`--pgdata=${join(aside, "cluster")}`, `--pwfile=${join(aside, "password")}`];
  const settings = Object.entries({ ...SETTINGS, ...cluster.settings }).map(
    ([name, value]) => `--set=${name}=${value}`,
  );
  const sync = cluster.durable ? [] : ["--no-sync"];
  try {
    await run(programOf(cluster.binaries, "initdb"), [...files, ...FLAGS, ...settings, ...sync], {
      ...asAccount(cluster.account),
      cwd: aside,
      env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" },
    });
  } catch (cause) {
    const said =
      cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : String(cause);
    if (saysDiskFull(said)) throw diskFull(cluster.directory, { cause });
    throw new EmbeddedPostgresError(
      "initdb_failed",
      `PostgreSQL could not make its database in ${cluster.directory}. It said: ${said}`,
      { cause },
    );
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
