import { awaitUnused } from "./await-unused.ts";
import type { Cluster } from "./cluster.ts";
import { type Postmaster, startPostmaster } from "./postmaster.ts";

/** So many ends within a minute are no accident any more. */
const ENDS_MAX = 5;
const ENDS_WITHIN_MS = 60_000;

/** Starts PostgreSQL, and starts it again whenever it ends without being asked to. */
export async function keepRunning(
  cluster: Cluster,
): Promise<{ lost: Promise<Error>; stop: () => Promise<void> }> {
  let current: Postmaster = await startPostmaster(cluster);
  let isStopping = false;
  const lost = Promise.withResolvers<Error>();

  const startAgain = async () => {
    const ends: number[] = [];
    for (;;) {
      const end = await current.ended;
      if (isStopping) return;
      ends.push(Date.now());
      if (ends.filter((time) => time > Date.now() - ENDS_WITHIN_MS).length > ENDS_MAX) {
        throw new Error(`PostgreSQL ended again and again (${end}); see ${cluster.logFile}`);
      }
      cluster.onStep(`PostgreSQL ended by itself (${end}); starting it again`);
      await awaitUnused(cluster);
      current = await startPostmaster(cluster);
      if (isStopping) return;
    }
  };
  const watching = startAgain().catch((error: unknown) => {
    lost.resolve(error instanceof Error ? error : new Error(String(error)));
  });

  const stop = async () => {
    isStopping = true;
    await current.stop();
    await watching;
    // It may have been on its way up again when the stop was asked for.
    await current.stop();
  };
  return { lost: lost.promise, stop };
}
