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
  const lost = Promise.withResolvers<Error>();
  const ends: number[] = [];
  let isStopping = false;
  let restart = Promise.resolve();
  let current: Postmaster;

  const start = async () => {
    current = await startPostmaster(cluster);
    void current.ended.then((end) => {
      if (!isStopping) restart = startAgain(end).catch(lost.resolve);
    });
  };
  const startAgain = async (end: string) => {
    const now = Date.now();
    ends.push(now);
    if (ends.filter((time) => time > now - ENDS_WITHIN_MS).length > ENDS_MAX) {
      throw new Error(`PostgreSQL ended again and again (${end}); see ${cluster.logFile}`);
    }
    cluster.onStep(`PostgreSQL ended by itself (${end}); starting it again`);
    await awaitUnused(cluster);
    await start();
  };

  await start();
  const stop = async () => {
    isStopping = true;
    // It may be on its way up again.
    await restart;
    await current.stop();
  };
  return { lost: lost.promise, stop };
}
