import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UNFINISHED } from "./initialize-cluster.ts";

/**
 * Takes away what first starts that were killed have left of the clusters that they were making. For whoever
 * holds the cluster: whoever else is making one has lost by now, and takes this one for theirs.
 */
export async function sweepUnfinished(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED));
  // What somebody is still writing to cannot always be removed; the next start will do that.
  await Promise.allSettled(
    unfinished.map((name) => rm(join(dataDir, name), { recursive: true, force: true })),
  );
}
