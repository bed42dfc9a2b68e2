import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { disown, isRunning, readPostmasterFile } from "./postmaster-file.ts";

const POLL_MS = 25;
/** A PostgreSQL whose TaskFlow was killed says "stopping" after a few milliseconds. */
const ORPHAN_GRACE_MS = 2_000;
const STOPPING_MAX_MS = 60_000;

/**
 * Waits until no PostgreSQL works on the cluster, if the one that does is shutting down.
 *
 * @throws {EmbeddedPostgresError} `in_use` if a live TaskFlow has it, `still_stopping` after a minute.
 */
export async function awaitUnused(cluster: Cluster): Promise<void> {
  const begun = Date.now();
  let said = false;
  for (;;) {
    const file = await readPostmasterFile(cluster.directory);
    if (file === null) return;
    if (!(await isRunning(file, cluster.directory))) {
      await disown(file, cluster.directory);
      cluster.onStep(
        "PostgreSQL was not shut down the last time; it recovers what was acknowledged",
      );
      return;
    }
    const waited = Date.now() - begun;
    if (file.status !== "stopping" && waited > ORPHAN_GRACE_MS) throw inUse(cluster, file.pid);
    if (waited > STOPPING_MAX_MS) throw stillStopping(cluster, file.pid);
    if (file.status === "stopping" && !said) {
      cluster.onStep("The former PostgreSQL is still shutting down; waiting for it");
      said = true;
    }
    await pause(POLL_MS);
  }
}

/** The refusal to share a cluster; `pid` is that of the PostgreSQL which has it. */
export const inUse = (
  cluster: Pick<Cluster, "directory">,
  pid: number | null,
): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    "in_use",
    `Another TaskFlow is using the database in ${cluster.directory}${pid === null ? "" : ` (its PostgreSQL is process ${pid})`}. Stop that one, or set TASKFLOW_DATA_DIR to another directory.`,
  );

const stillStopping = (cluster: Cluster, pid: number): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    "still_stopping",
    `The former PostgreSQL on ${cluster.directory} (process ${pid}) is still shutting down. Start TaskFlow again when it has ended.`,
  );
