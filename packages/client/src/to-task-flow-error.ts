import type { AppRouter } from "@taskflow/api";
import { TRPCClientError } from "@trpc/client";
import { TaskFlowError } from "./task-flow-error.ts";

type ErrorShape = AppRouter["_def"]["_config"]["$types"]["errorShape"];

/** Gives whatever stopped a call the one shape that callers know. */
export function toTaskFlowError(error: unknown): TaskFlowError {
  if (error instanceof TaskFlowError) return error;
  if (!(error instanceof TRPCClientError)) return unreachable(error);
  if (error.cause instanceof TaskFlowError) return error.cause;
  return fromShape(error.shape) ?? unreachable(error.cause ?? error);
}

/** What the server says of a call that it refuses, or undefined if it is not the server who says so. */
export function fromShape(shape: unknown): TaskFlowError | undefined {
  if (!isErrorShape(shape)) return undefined;
  const { message, data } = shape;
  return new TaskFlowError(message, { appCode: data.appCode, data });
}

function isErrorShape(shape: unknown): shape is ErrorShape {
  if (typeof shape !== "object" || shape === null || !("data" in shape)) return false;
  const { data } = shape;
  return typeof data === "object" && data !== null && "appCode" in data;
}

function unreachable(cause: unknown): TaskFlowError {
  const reason = [cause, cause instanceof Error ? cause.cause : undefined]
    .flatMap((error) => (error instanceof Error && error.message !== "" ? [error.message] : []))
    .join(": ");
  return new TaskFlowError(`The server did not answer: ${reason || String(cause)}`, {
    appCode: "unreachable",
    cause,
  });
}
