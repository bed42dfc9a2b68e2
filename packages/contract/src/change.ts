import { z } from "zod";
import { ChangeNumber } from "./change-number.ts";
import { TaskId, UserId, WorkspaceId } from "./ids.ts";
import { Task } from "./task.ts";

/** Numbers of the change log that one answer covers. */
export const CHANGE_PAGE_MAX = 1_000;

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

/** From where on to be told of changes. */
export const StreamInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** The last number that was seen; without one the stream begins now, with `sync`. */
  lastEventId: ChangeNumber.nullish(),
});
export type StreamInput = z.infer<typeof StreamInput>;

/** Who else looks at a task. */
export const TaskPresence = z.strictObject({
  taskId: TaskId,
  /** Without the reader, each once; at most ten. */
  people: z.array(z.strictObject({ userId: UserId, name: z.string() })),
});
export type TaskPresence = z.infer<typeof TaskPresence>;

/** What a stream tells; the id of each event is the number up to which its reader has everything. */
export const StreamEvent = z.discriminatedUnion("kind", [
  /** The stream begins at this event's number: what was read before may be older, and is to be caught up with. */
  z.strictObject({ kind: z.literal("sync") }),
  z.strictObject({
    kind: z.literal("changes"),
    ...ChangeDelta.pick({ tasks: true, gone: true, others: true }).shape,
  }),
  /** Of all tasks that somebody looks at if `isWhole`, as at the beginning, else of these alone. */
  z.strictObject({
    kind: z.literal("presence"),
    isWhole: z.boolean(),
    tasks: z.array(TaskPresence),
  }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;

/** An event before it is parsed: the same, without brands. */
export type StreamEventJson = z.input<typeof StreamEvent>;

/** Which task is open in one tab; null for none. */
export const ShowPresenceInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** Random letters and digits that this tab keeps. */
  tabId: z.string().regex(/^[\w-]{8,64}$/u, "Must be 8 to 64 letters and digits."),
  taskId: TaskId.nullable(),
});
export type ShowPresenceInput = z.infer<typeof ShowPresenceInput>;
