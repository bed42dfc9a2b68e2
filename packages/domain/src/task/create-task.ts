import type { CreateTaskInput, TaskId, TaskJson } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { requireTask } from "./require-task.ts";
import { TASK_COLUMNS } from "./task-columns.ts";

/**
 * Creates a task. Sent again with the same id and content it answers the task as it is now, so that a
 * client that lost the answer may simply repeat.
 *
 * @throws {DomainError} `not_found` if the actor is no member of the workspace; `forbidden` if the role
 *   may not create; `id_taken` if the id was used for something else.
 */
export function createTask(ctx: ActorContext, input: CreateTaskInput): Promise<TaskJson> {
  const { workspaceId, title, description, status, priority, dueDate } = input;
  const id = input.id ?? ctx.services.newId();
  const content = { title, description, status, priority, due_date: dueDate };
  return ctx.write(workspaceId, "task:create", async (tx) => {
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

type Content = Record<string, string | null>;

async function answerRepeat(tx: WriteHandle, input: CreateTaskInput, content: Content) {
  const { workspaceId, id } = input;
  if (!id) throw new Error("an id of our own was taken");
  const original = await findOriginal(tx, workspaceId, id);
  if (Object.keys(content).every((column) => original?.[column] === content[column])) {
    return requireTask(tx, { workspaceId, id });
  }
  throw new DomainError("id_taken", "This id was used before for another task.", {
    issues: [{ path: ["id"], message: "This id was used before for another task." }],
  });
}

/** What was inserted under the id in the first place, however it was changed since. */
async function findOriginal(
  tx: WriteHandle,
  workspaceId: string,
  id: TaskId,
): Promise<Content | undefined> {
  const insert = await tx
    .selectFrom("change")
    .select("after")
    .where("workspace_id", "=", workspaceId)
    .where("entity_id", "=", id)
    .where("entity", "=", "task")
    .where("op", "=", "insert")
    .executeTakeFirst();
  // The trigger writes an object of the row's columns, all of them text here.
  return insert?.after as Content | undefined;
}
