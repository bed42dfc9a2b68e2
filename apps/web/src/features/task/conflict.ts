import { appCodeOf } from "../../lib/app-error.ts";
import type { TaskOp } from "./task-op.ts";

export type UpdateOp = Extract<TaskOp, { kind: "update" }>;

/** Fields that hold what somebody wrote: neither side's text is thrown away unasked. */
const WRITTEN = ["title", "description"] as const;
export type WrittenField = (typeof WRITTEN)[number];

export function writtenField(op: UpdateOp): WrittenField | undefined {
  return WRITTEN.find((field) => op.patch[field] !== undefined);
}

/** Whether a person has to decide between two texts. */
export function isConflict(op: TaskOp, error: unknown): op is UpdateOp {
  return op.kind === "update" && writtenField(op) !== undefined && appCodeOf(error) === "conflict";
}
