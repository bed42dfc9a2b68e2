import { availableParallelism, cpus, loadavg, release, totalmem } from "node:os";

/** When and where, in one line: numbers of two machines, or of a busy one, are not compared. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const gigabytes = Math.round(totalmem() / 1e9);
  const [load = 0] = loadavg();
  return [
    new Date().toISOString().slice(0, 10),
    `${availableParallelism()} × ${model}`,
    `${gigabytes} GB`,
    `Linux ${release().split("-")[0]}`,
    `Node ${process.versions.node}`,
    `load average before ${load.toFixed(2)}`,
  ].join(", ");
}
