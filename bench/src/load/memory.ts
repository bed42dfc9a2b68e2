import { readFileSync } from "node:fs";

/** Resident memory of a process in megabytes (10⁶ bytes). */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) * 1024) / 1e6;
}
