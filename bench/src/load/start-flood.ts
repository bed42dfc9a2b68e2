import { Worker } from "node:worker_threads";
import type { FloodTarget } from "./flood-worker.ts";

/** Two hundred people who sign in at once, again and again. */
export interface Flood {
  /** Ends it, and answers how many answers came, by status. */
  readonly end: () => Promise<ReadonlyMap<number, number>>;
}

export function startFlood(target: FloodTarget): Flood {
  const worker = new Worker(new URL("./flood-worker.ts", import.meta.url), { workerData: target });
  const failed = new Promise<never>((_, reject) => worker.once("error", reject));
  failed.catch(() => {});
  return {
    end: async () => {
      const told = new Promise<ReadonlyMap<number, number>>((resolve) =>
        worker.once("message", resolve),
      );
      worker.postMessage("end");
      return Promise.race([told, failed]);
    },
  };
}
