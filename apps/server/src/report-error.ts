import type { TRPCError } from "@trpc/server";
import type { Log } from "./log.ts";
import { CAUSES_MAX, describeError } from "./logged-error.ts";

/** Logs what whoever runs the server must know of: a fault with its stack, and in a line why it was busy. */
export function reportError(
  log: Log,
  error: TRPCError,
  where: Readonly<Record<string, string>>,
): void {
  if (error.code === "INTERNAL_SERVER_ERROR") log.fault(error, where);
  if (error.code === "SERVICE_UNAVAILABLE") log.warn("busy", { ...where, reason: reasonOf(error) });
}

/**
 * From the answer down to what happened, such as a refused connection. Without stacks, which take longer to
 * write down than the refusal, just when there is no time.
 */
function reasonOf(error: unknown): string {
  const reasons: string[] = [];
  let cause = causeOf(error);
  while (cause !== undefined && reasons.length < CAUSES_MAX) {
    const { code, message } = describeError(cause);
    reasons.push(code === undefined ? message : `${code} ${message}`);
    cause = causeOf(cause);
  }
  return reasons.join(" < ");
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
