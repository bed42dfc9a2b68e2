import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Tracing } from "../tracing/tracing.ts";

/** Begins to trace if the settings name a collector. */
export async function openTracing(
  { tracesEndpoint }: Config,
  log: Log,
): Promise<Tracing | undefined> {
  if (tracesEndpoint === undefined) return undefined;
  const { startTracing } = await import("../tracing/start-tracing.ts");
  return startTracing(tracesEndpoint, (reason) => log.warn("traces are lost", { reason }));
}
