import type { CreateTaskInput, TaskJson } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { findInserted } from "../find-inserted.ts";
import { idTaken } from "../id-taken.ts";
import { requireTargetProject } from "../project/require-target-project.ts";
import { placeOfTask } from "./place-of-task.ts";
import { requireTask } from "./require-task.ts";
import { TASK_COLUMNS } from "./task-columns.ts";

/**
 * Creates a task, with the next number of its project. Sent again with the same id and content it answers
 * the task as it is now, so that a client that lost the answer may simply repeat.
 *
 * @throws {DomainError} `not_found` if the actor is no member of the workspace; `forbidden` if the role
 *   may not create; `invalid_input`, with the field named, for a project that there is not for the actor;
 *   `project_archived`; `id_taken` if the id was used for something else.
 */
export function createTask(ctx: ActorContext, input: CreateTaskInput): Promise<TaskJson> {
  const { workspaceId, projectId, title, description, status, priority, dueDate } = input;
  const id = input.id ?? ctx.services.newId();
  const content = {
    title,
    description,
    status,
    priority,
    due_date: dueDate,
    ...(projectId !== undefined && { project_id: projectId }),
  };
  return ctx.write(placeOfTask(workspaceId), "task:create", async (tx, actor) => {
    if (projectId !== undefined) {
      const act = { actor, permission: "task:create" } as const;
      await requireTargetProject(ctx, tx, { workspaceId, id: projectId, ...act });
    }
    const created = await tx
      .insertInto("task")
      .values({ workspace_id: workspaceId, id, ...content })
      .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
      .returning(TASK_COLUMNS)
      .executeTakeFirst();
    if (created) return created;
    return answerRepeat(tx, input, content);
  });
}

type Content = Readonly<Record<string, string | null>>;

async function answerRepeat(tx: WriteHandle, input: CreateTaskInput, content: Content) {
  const { workspaceId, id } = input;
  if (!id) throw new Error("an id of our own was taken");
  const original = await findInserted(tx, { workspaceId, entity: "task", id });
  if (Object.keys(content).every((column) => original?.[column] === content[column])) {
    return requireTask(tx, { workspaceId, id });
  }
  throw idTaken("task");
}
