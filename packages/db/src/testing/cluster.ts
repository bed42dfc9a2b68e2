import { access, constants, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { startEmbeddedPostgres } from "../embedded/index.ts";
import { scratchDirectory } from "./scratch-directory.ts";

/** A throwaway PostgreSQL for one run of the tests. */
export interface TestCluster {
  /** Of the superuser, in the database `postgres`. */
  readonly superuserUrl: string;
  readonly host: string;
  readonly port: number;
  /** Ends it and removes all that it wrote. */
  readonly stop: () => Promise<void>;
}

/** Room for every test file that runs at once, with races of sixteen clients in each. */
const SETTINGS = {
  max_connections: "300",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "2GB",
  // No database here lives long enough to be tidied, and a worker would go through all of them by turns.
  autovacuum: "off",
  // These passwords protect nothing, and each connection would work 20 ms for its own.
  scram_iterations: "1",
};

const SHARED_MEMORY = "/dev/shm";
/** Twice the log that may stand before it is used again; the databases of a moment are small beside it. */
const ROOM_BYTES = 4 * 2 ** 30;

/** Where files are made and removed fastest: each test file makes three hundred to clone its database. */
async function fastestDirectory(): Promise<string> {
  try {
    await access(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(SHARED_MEMORY);
    return bavail * bsize < ROOM_BYTES ? tmpdir() : SHARED_MEMORY;
  } catch {
    return tmpdir();
  }
}

/** Starts an empty PostgreSQL in a temporary directory; it flushes nothing, as nobody needs its data tomorrow. */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await scratchDirectory(await fastestDirectory());
  const cluster = await startEmbeddedPostgres({ dataDir, durable: false, settings: SETTINGS });
  return {
    superuserUrl: cluster.superuserUrl,
    host: cluster.host,
    port: cluster.port,
    stop: async () => {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
