import { readFile, realpath, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { findAccount } from "./account.ts";
import { awaitUnused } from "./await-unused.ts";
import { locateBinaries } from "./binaries.ts";
import { type Cluster, passwordFile, SOCKET_PORT } from "./cluster.ts";
import { openDataDirectory, openSocketDirectory, rotateLog, writingTo } from "./data-directory.ts";
import { giveTo } from "./give-to.ts";
import { initializeCluster } from "./initialize-cluster.ts";
import { keepRunning } from "./keep-running.ts";
import { makeDirectory } from "./make-directory.ts";
import { readableBinaries } from "./readable-binaries.ts";
import { sweepUnfinished } from "./sweep-unfinished.ts";

export interface EmbeddedPostgresOptions {
  /** TaskFlow's data directory; the database is one of the things in it. */
  readonly dataDir: string;
  /** Called with one sentence for a person before anything that takes time. */
  readonly onStep?: (sentence: string) => void;
  /** False for tests only: nothing is flushed to the disk, a power failure may lose everything. */
  readonly durable?: boolean;
  /** More settings of PostgreSQL, by name; they win over postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Of the superuser `postgres` in the database `postgres`; the host is the percent-encoded socket directory. */
  readonly superuserUrl: string;
  /** The directory of the socket; node-postgres and libpq take it as a host. */
  readonly host: string;
  readonly port: number;
  /** Settles with the reason if PostgreSQL is gone for good: it ended by itself and could not be started again. */
  readonly lost: Promise<Error>;
  /** Shuts down fast and waits for the end. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with TaskFlow, and makes its database at the first start.
 *
 * It ends with this process, however that ends, and a start after a crash recovers by itself. If it dies
 * while this process lives, it is started again on the same socket. As root it runs as somebody else.
 *
 * @throws {EmbeddedPostgresError} with a sentence that says what is wrong and what to do.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const asked = resolve(options.dataDir);
  const cluster = await writingTo(asked, () => prepareCluster(asked, options));
  const running = await keepRunning(cluster);
  await sweepUnfinished(dirname(cluster.directory));
  const password = await readFile(passwordFile(cluster.directory), "utf8");
  const host = encodeURIComponent(cluster.socketDirectory);
  return {
    superuserUrl: `postgresql://postgres:${password}@${host}:${SOCKET_PORT}/postgres`,
    host: cluster.socketDirectory,
    port: SOCKET_PORT,
    lost: running.lost,
    stop: async () => {
      await running.stop();
      // The one in the data directory stays: the next TaskFlow may be waiting to use it.
      if (dirname(cluster.socketDirectory) !== dirname(cluster.directory)) {
        await rm(cluster.socketDirectory, { recursive: true, force: true });
      }
    },
  };
}

async function prepareCluster(asked: string, options: EmbeddedPostgresOptions): Promise<Cluster> {
  await makeDirectory(asked);
  const dataDir = await realpath(asked);
  const directory = join(dataDir, "postgres");
  const logFile = join(dataDir, "postgres.log");
  const installed = locateBinaries();
  const account = await findAccount(directory);
  await openDataDirectory(dataDir, account);
  const cluster: Cluster = {
    directory,
    logFile,
    account,
    binaries: await readableBinaries(installed, account, dataDir),
    socketDirectory: await openSocketDirectory(dataDir, account),
    durable: options.durable ?? true,
    settings: options.settings ?? {},
    onStep: options.onStep ?? (() => {}),
  };
  await initializeCluster(dataDir, cluster);
  await awaitUnused(cluster);
  await giveTo(account, directory);
  await rotateLog(logFile);
  return cluster;
}
