import { z } from "zod";
import { ChangeNumber } from "./change-number.ts";
import { TokenId, UserId, WorkspaceId } from "./ids.ts";
import { Role } from "./role.ts";
import { TaskStatus } from "./task.ts";
import { Timestamp } from "./timestamp.ts";

/** Acts a page. */
export const ACTIVITY_PAGE_MAX = 100;

/** What was acted upon; a project's members and share links count as the project. */
export const ActivityKind = z.enum(["task", "project", "member", "workspace"]);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const ActivityAct = z.enum([
  "created",
  "changed",
  "trashed",
  "restored",
  "archived",
  "unarchived",
  "removed",
]);
export type ActivityAct = z.infer<typeof ActivityAct>;

/** By whom or what: a person, a program with a token of theirs, or the server itself. */
export const ActivityActor = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("person"),
    id: UserId,
    /** Null for who is no member any more. */
    name: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("token"),
    id: TokenId,
    /** Null if it went with its owner's account. */
    name: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal("system") }),
]);

/** One act of the change log, as the members of the workspace see it. */
export const Activity = z.strictObject({
  number: ChangeNumber,
  at: Timestamp,
  who: ActivityActor,
  /** The person; of a token, its owner. Null for what the server did itself. */
  actorId: UserId.nullable(),
  /** Null for who is no member any more. */
  actorName: z.string().nullable(),
  kind: ActivityKind,
  /** The table of the log, such as `task` or `share_link`; later versions add some. */
  entity: z.string(),
  entityId: z.uuid(),
  act: ActivityAct,
  /** What it is called: now if it is still there, else then. */
  title: z.string().nullable(),
  /** Names of the fields that changed, of a change. */
  fields: z.array(z.string()),
  /** What it was set to, of a change of a task's status. */
  status: TaskStatus.nullable(),
  /** What a member became. */
  role: Role.nullable(),
});
export type Activity = z.infer<typeof Activity>;

export const ListActivityInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** Of one person only, their tokens with them. */
  actorId: UserId.optional(),
  /** Upon one kind of thing only. */
  kind: ActivityKind.optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(512).nullish(),
  limit: z.number().int().min(1).max(ACTIVITY_PAGE_MAX).default(50),
  /** tRPC's infinite query sends it; it changes nothing. */
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListActivityInput = z.infer<typeof ListActivityInput>;

/** Newest first. */
export const ActivityPage = z.strictObject({
  items: z.array(Activity),
  nextCursor: z.string().nullable(),
});
export type ActivityPage = z.infer<typeof ActivityPage>;

/** As rows are before the answer is parsed: the same, without brands. */
export type ActivityPageJson = z.input<typeof ActivityPage>;
/** As {@link ActivityPageJson}. */
export type ActivityJson = z.input<typeof Activity>;
