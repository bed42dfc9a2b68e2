import {
  CreateTaskInput,
  ListTasksInput,
  MoveTaskInput,
  Task,
  TaskPage,
  TaskRef,
  UpdateTaskInput,
} from "@taskflow/contract";
import {
  createTask,
  deleteTask,
  getTask,
  listTasks,
  moveTask,
  restoreTask,
  updateTask,
} from "@taskflow/domain";
import { atOnce } from "../at-once.ts";
import { toldByRows } from "../told-by-rows.ts";
import { router, memberProcedure } from "../trpc.ts";

const tags = ["Tasks"] as const;
const TASKS = "/workspaces/{workspaceId}/tasks";
const ITEM = "/workspaces/{workspaceId}/tasks/{id}";
/** To try it with. Without the ids that one may choose: a project that is not there is refused. */
const body = { title: "Water the plants", priority: "medium", dueDate: "2026-11-30" };

export const taskRouter = router({
  create: memberProcedure
    .meta({
      openapi: { method: "POST", path: TASKS, summary: "Create a task", tags, status: 201, body },
    })
    .input(atOnce(CreateTaskInput))
    .output(toldByRows(Task))
    .mutation(({ ctx, input }) => createTask(ctx.domain, input)),
  list: memberProcedure
    .meta({ openapi: { method: "GET", path: TASKS, summary: "List and search tasks", tags } })
    .input(atOnce(ListTasksInput))
    .output(toldByRows(TaskPage))
    .query(({ ctx, input }) => {
      if (input.search) ctx.services.callLimits.charge("search", ctx.caller.userId);
      return listTasks(ctx.domain, input);
    }),
  get: memberProcedure
    .meta({ openapi: { method: "GET", path: ITEM, summary: "Get a task", tags } })
    .input(atOnce(TaskRef))
    .output(toldByRows(Task))
    .query(({ ctx, input }) => getTask(ctx.domain, input)),
  update: memberProcedure
    .meta({ openapi: { method: "PATCH", path: ITEM, summary: "Change fields of a task", tags } })
    .input(atOnce(UpdateTaskInput))
    .output(toldByRows(Task))
    .mutation(({ ctx, input }) => updateTask(ctx.domain, input)),
  move: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/move`,
        summary: "Move a task to another project",
        tags,
      },
    })
    .input(atOnce(MoveTaskInput))
    .output(toldByRows(Task))
    .mutation(({ ctx, input }) => moveTask(ctx.domain, input)),
  delete: memberProcedure
    .meta({ openapi: { method: "DELETE", path: ITEM, summary: "Move a task to the trash", tags } })
    .input(atOnce(TaskRef))
    .output(toldByRows(Task))
    .mutation(({ ctx, input }) => deleteTask(ctx.domain, input)),
  restore: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/restore`,
        summary: "Take a task out of the trash",
        tags,
      },
    })
    .input(atOnce(TaskRef))
    .output(toldByRows(Task))
    .mutation(({ ctx, input }) => restoreTask(ctx.domain, input)),
});
