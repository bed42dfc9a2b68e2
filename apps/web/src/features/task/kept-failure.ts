import { mayPass } from "../../lib/app-error.ts";
import { writtenField } from "./conflict.ts";
import type { TaskOp } from "./task-op.ts";

/**
 * Whether a change that failed stays on the page, marked, until its author sends it again or gives it up: what
 * the server refused is taken back with a reason. A description stays as a draft.
 */
export function isKeptFailure(op: TaskOp, error: unknown): boolean {
  return op.kind === "update" && writtenField(op) !== "description" && mayPass(error);
}
