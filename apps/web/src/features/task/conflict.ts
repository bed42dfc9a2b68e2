import { appCodeOf } from "../../lib/app-error.ts";
import type { TaskOp } from "./task-op.ts";

export type UpdateOp = Extract<TaskOp, { kind: "update" }>;

/** Fields that hold what somebody wrote: neither side's text is thrown away unasked. */
const WRITTEN = ["title", "description"] as const;
export type WrittenField = (typeof WRITTEN)[number];

export function writtenField(op: UpdateOp): WrittenField | undefined {
  return WRITTEN.find((field) => op.patch[field] !== undefined);
}

/** The write, if a person has to decide between its text and another. */
export function conflictOf(op: TaskOp, error: unknown): UpdateOp | undefined {
  if (op.kind !== "update" || writtenField(op) === undefined) return undefined;
  return appCodeOf(error) === "conflict" ? op : undefined;
}
