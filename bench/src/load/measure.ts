import { cpuTimeOf, cpuTimeOfFamily, microsecondsBetween } from "./cpu-time.ts";
import { drive, type Load } from "./drive.ts";
import { percentile } from "./statistics.ts";

/** What one request cost. */
export interface Cost {
  /** Microseconds of the server's process, all threads. */
  readonly serverUs: number;
  /** Microseconds of PostgreSQL, all processes. */
  readonly postgresUs: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** The two families of processes that work on a request. */
export interface Workers {
  readonly server: number;
  readonly postmaster: number;
}

/** Sends a load, and reads before and after it what the processes have used. */
export async function measure(load: Load, { server, postmaster }: Workers): Promise<Cost> {
  const before = { server: cpuTimeOf(server), postgres: cpuTimeOfFamily(postmaster) };
  const { count, seconds, latenciesMs } = await drive(load);
  const after = { server: cpuTimeOf(server), postgres: cpuTimeOfFamily(postmaster) };
  return {
    serverUs: microsecondsBetween(before.server, after.server) / count,
    postgresUs: microsecondsBetween(before.postgres, after.postgres) / count,
    perSecond: count / seconds,
    p99Ms: percentile(latenciesMs, 0.99),
  };
}
