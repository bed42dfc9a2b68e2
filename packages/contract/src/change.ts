import { z } from "zod";
import { TaskId, WorkspaceId } from "./ids.ts";
import { Task } from "./task.ts";

/** Numbers of the change log that one answer covers. */
export const CHANGE_PAGE_MAX = 1_000;

/** The number of a change in its workspace: from 1, without a gap, in the order of the writes. `0` is before all. */
export const ChangeNumber = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,17})$/u, "Must be the number of a change, in digits.")
  .meta({ examples: ["42"] });
export type ChangeNumber = z.infer<typeof ChangeNumber>;

/** From where on to read the change log. */
export const ListChangesInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** `number` of the answer before. */
  after: ChangeNumber,
  limit: z.number().int().min(1).max(CHANGE_PAGE_MAX).default(500),
});
export type ListChangesInput = z.infer<typeof ListChangesInput>;

/** Something other than a task that changed: what was read of it is to be read again. */
const ChangedEntity = z.strictObject({
  /** Such as `workspace` or `membership`; later versions add kinds. */
  entity: z.string(),
  id: z.uuid(),
});

/**
 * What changed, each thing once and as it is now, so that a delta may be applied twice or late. Changes
 * of what the caller may not see are left out, and their numbers are passed over.
 */
export const ChangeDelta = z.strictObject({
  tasks: z.array(Task),
  /** Tasks that are gone for the caller: deleted for good, or out of their sight. */
  gone: z.array(TaskId),
  others: z.array(ChangedEntity),
  /** The caller has all that happened up to this number; go on after it. */
  number: ChangeNumber,
  hasMore: z.boolean(),
});
export type ChangeDelta = z.infer<typeof ChangeDelta>;

/** A delta as rows are before the answer is parsed: the same, without brands. */
export type ChangeDeltaJson = z.input<typeof ChangeDelta>;
