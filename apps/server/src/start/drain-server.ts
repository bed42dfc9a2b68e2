import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** How long each part of a shutdown may take. */
export interface DrainTimes {
  /** Between "not ready" and the closed port: what a balancer needs to notice. */
  readonly waitMs: number;
  /** For the requests under way; then their sockets are cut. */
  readonly graceMs: number;
}

/**
 * Ends a server without failing a request that it took: wait for the balancer, close the port, let
 * answers finish, then cut what is left. Readiness must have been withdrawn before.
 */
export async function drainServer(
  server: Server,
  times: DrainTimes,
  endStreams: () => void = () => {},
): Promise<void> {
  await pause(times.waitMs);
  const closed = once(server, "close");
  // Idle connections end now, each other one after its answer.
  server.close();
  // Only now: whoever comes back at once must find another server, or none.
  endStreams();
  const grace = setTimeout(() => server.closeAllConnections(), times.graceMs);
  await closed;
  clearTimeout(grace);
}
