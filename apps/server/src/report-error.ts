import type { TRPCError } from "@trpc/server";
import type { Log } from "./log.ts";
import { toLoggedError } from "./logged-error.ts";

/** Logs what whoever runs the server must know of: a fault with its stack, and in a line why it was busy. */
export function reportError(
  log: Log,
  error: TRPCError,
  where: Readonly<Record<string, string>>,
): void {
  if (error.code === "INTERNAL_SERVER_ERROR") log.fault(error, where);
  if (error.code === "SERVICE_UNAVAILABLE") log.warn("busy", { ...where, reason: reasonOf(error) });
}

/** From the answer down to what happened, such as a refused connection. */
function reasonOf(error: unknown): string {
  const reasons: string[] = [];
  for (let found = toLoggedError(error).cause; found; found = found.cause) {
    reasons.push(found.code === undefined ? found.message : `${found.code} ${found.message}`);
  }
  return reasons.join(" < ");
}
