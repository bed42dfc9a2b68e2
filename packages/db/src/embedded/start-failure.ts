import type { Cluster } from "./cluster.ts";
import { inUse } from "./await-unused.ts";
import { diskFull, saysDiskFull } from "./disk-full.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** What those are told who knock while PostgreSQL recovers; why it ended then is in another line. */
const KNOCKING =
  /the database system is (?:not yet accepting connections|starting up|shutting down)/u;

/** Says why PostgreSQL ended before it took connections, by what it wrote into its log since it was started. */
export function startFailure(
  cluster: Pick<Cluster, "directory" | "logFile">,
  said: string,
): EmbeddedPostgresError {
  if (/lock file ".*" already exists/u.test(said)) return inUse(cluster, null);
  const reason = lastWords(said);
  if (saysDiskFull(reason)) return diskFull(cluster.directory);
  return new EmbeddedPostgresError(
    "start_failed",
    `PostgreSQL did not start on ${cluster.directory}. It said: ${reason} (more in ${cluster.logFile})`,
  );
}

/**
 * The last line by which PostgreSQL or a part of it ended, with what explains it; all of it without one. Hints
 * of other lines mislead: of each interrupted recovery it says that data is probably corrupted.
 */
function lastWords(said: string): string {
  const lines = said.trim().split("\n");
  const isEnd = (line: string) => /FATAL:|PANIC:/u.test(line) && !KNOCKING.test(line);
  const end = lines.findLastIndex(isEnd);
  if (end === -1) return said.trim();
  const after = lines.slice(end + 1);
  const rest = after.findIndex((line) => !/DETAIL:|HINT:/u.test(line));
  const faults = lines.slice(0, end).filter((line) => /LOG: .*error/u.test(line));
  return [...faults, lines[end], ...(rest === -1 ? after : after.slice(0, rest))].join(" ");
}
