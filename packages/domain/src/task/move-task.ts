import type { MoveTaskInput, TaskJson } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { requireTargetProject } from "../project/require-target-project.ts";
import { placeOfTask } from "./place-of-task.ts";
import { requireWritableTask } from "./require-writable-task.ts";
import { writeTask } from "./write-task.ts";

/**
 * Moves a task into another project of its workspace, where it gets the next number; in the trash too. One
 * that is there already stays as it is.
 *
 * @throws {DomainError} `invalid_input`, with the field named, for a project that there is not for the
 *   actor; `project_archived`, of either; `not_found`; `forbidden` unless the actor may write in both.
 */
export function moveTask(ctx: ActorContext, input: MoveTaskInput): Promise<TaskJson> {
  const { workspaceId, id, projectId } = input;
  return ctx.write(placeOfTask(workspaceId), "task:update", async (tx, actor) => {
    const act = { actor, permission: "task:update" } as const;
    const current = await requireWritableTask(ctx, tx, { workspaceId, id, ...act });
    if (current.projectId === projectId) return current;
    await requireTargetProject(ctx, tx, { workspaceId, id: projectId, ...act });
    return writeTask(tx, current, { project_id: projectId });
  });
}
