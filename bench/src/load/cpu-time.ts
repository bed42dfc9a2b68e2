import { readdirSync, readFileSync } from "node:fs";

/** Nanoseconds on a processor so far, by process or thread. */
export type CpuTime = ReadonlyMap<string, number>;

/** Of a process with all its threads. Linux only: it reads `/proc`. */
export function cpuTimeOf(pid: number): CpuTime {
  return readAll(readdirSync(`/proc/${pid}/task`).map((thread) => `${pid}/task/${thread}`));
}

/** Of PostgreSQL: its first process and all that it has started. */
export function cpuTimeOfFamily(pid: number): CpuTime {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return readAll([String(pid), ...children.filter((child) => child !== "")]);
}

/** Microseconds that were spent between two readings. */
export function microsecondsBetween(before: CpuTime, after: CpuTime): number {
  let total = 0;
  for (const [path, nanoseconds] of after) total += nanoseconds - (before.get(path) ?? 0);
  return total / 1000;
}

function readAll(paths: readonly string[]): CpuTime {
  const times = new Map<string, number>();
  for (const path of paths) {
    try {
      const [onCpu = "0"] = readFileSync(`/proc/${path}/schedstat`, "utf8").split(" ");
      times.set(path, Number(onCpu));
    } catch {
      // It ended between being listed and being read.
    }
  }
  return times;
}
