import { z } from "zod";
import { ProjectId, TaskId, WorkspaceId } from "./ids.ts";
import { safeLine, safeText } from "./text.ts";
import { CalendarDate, Timestamp } from "./timestamp.ts";

/** Code points. */
export const TASK_TITLE_LENGTH_MAX = 500;
/** Code points. */
export const TASK_DESCRIPTION_LENGTH_MAX = 100_000;
/** Tasks a page. */
export const TASK_PAGE_MAX = 100;

export const TaskStatus = z.enum(["todo", "in_progress", "done", "cancelled"]);
export type TaskStatus = z.infer<typeof TaskStatus>;

export const TaskPriority = z.enum(["none", "low", "medium", "high", "urgent"]);
export type TaskPriority = z.infer<typeof TaskPriority>;

/** A task as everybody sees it; plain JSON, rows of the database that already are the answer. */
export const Task = z.strictObject({
  id: TaskId,
  workspaceId: WorkspaceId,
  projectId: ProjectId,
  /** Which task of its project it is, from 1; with the project's key before it what people call it, `WEB-12`. */
  number: z.number().int(),
  title: z.string(),
  /** Plain text; empty when there is none. */
  description: z.string(),
  status: TaskStatus,
  priority: TaskPriority,
  dueDate: CalendarDate.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** When it went to the trash, or null. */
  deletedAt: Timestamp.nullable(),
  /** Counts the writes to this task, from 1. */
  version: z.number().int(),
});
export type Task = z.infer<typeof Task>;

const title = safeLine({ min: 1, max: TASK_TITLE_LENGTH_MAX });
const description = safeText({ max: TASK_DESCRIPTION_LENGTH_MAX });

/** Send the same `id` again after a lost answer: the repeat is one task, not two. */
export const CreateTaskInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** Made by the client, UUIDv7; the server makes one if absent. */
  id: TaskId.optional(),
  /** The workspace's default project if absent. */
  projectId: ProjectId.optional(),
  title,
  description: description.default(""),
  status: TaskStatus.default("todo"),
  priority: TaskPriority.default("none"),
  dueDate: CalendarDate.nullable().default(null),
});
export type CreateTaskInput = z.infer<typeof CreateTaskInput>;

/** A task gets the next number of the project that it comes to, and another one takes its old number never. */
export const MoveTaskInput = z.strictObject({
  workspaceId: WorkspaceId,
  id: TaskId,
  projectId: ProjectId,
});
export type MoveTaskInput = z.infer<typeof MoveTaskInput>;

export const TaskRef = z.strictObject({ workspaceId: WorkspaceId, id: TaskId });
export type TaskRef = z.infer<typeof TaskRef>;

/** The fields to set; what is absent stays as it is. */
export const TaskPatch = z
  .strictObject({
    title,
    description,
    status: TaskStatus,
    priority: TaskPriority,
    dueDate: CalendarDate.nullable(),
  })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, "Name at least one field.");
export type TaskPatch = z.infer<typeof TaskPatch>;

/**
 * A patch may carry the `version` that it was based on: then it is refused as a conflict if a field
 * that it sets has changed since, and merges if only others have.
 */
export const UpdateTaskInput = z.strictObject({
  workspaceId: WorkspaceId,
  id: TaskId,
  version: z.number().int().min(1).max(2_147_483_647).optional(),
  patch: TaskPatch,
});
export type UpdateTaskInput = z.infer<typeof UpdateTaskInput>;

/** One value or several of which any may match. What does not fit is told of the form that was meant. */
function oneOrSeveral<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(value).min(1).max(20)], {
    error: ({ errors, input }) => {
      const [ofOne, ofSeveral] = errors;
      return (Array.isArray(input) ? ofSeveral : ofOne)?.[0]?.message;
    },
  });
}

export const ListTasksInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** `nextCursor` of the page before. */
  cursor: z.string().max(512).nullish(),
  limit: z.number().int().min(1).max(TASK_PAGE_MAX).default(50),
  /** One project, archived or not; all that are not archived if absent. */
  projectId: ProjectId.optional(),
  status: oneOrSeveral(TaskStatus).optional(),
  priority: oneOrSeveral(TaskPriority).optional(),
  /** Words, or the beginnings of words, of title and description; all must be there; a task called `WEB-12` is found by that, too. At most {@link SEARCH_MATCHES_MAX} matches are found, of a word that many have the newest. */
  search: safeLine({ max: 200 }).optional(),
  /** `true` lists the trash instead. */
  deleted: z.boolean().default(false),
  /** tRPC's infinite query sends it; it changes nothing. */
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListTasksInput = z.infer<typeof ListTasksInput>;

/** Newest first by the server's time; best match first when searching. */
export const TaskPage = z.strictObject({
  items: z.array(Task),
  nextCursor: z.string().nullable(),
});
export type TaskPage = z.infer<typeof TaskPage>;

/** A task as rows are before the answer is parsed: the same, without brands. */
export type TaskJson = z.input<typeof Task>;
