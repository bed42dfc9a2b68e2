import type { TaskJson, TaskPatch, UpdateTaskInput } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { mergePatch } from "./merge-patch.ts";
import { placeOfTask } from "./place-of-task.ts";
import { requireWritableTask } from "./require-writable-task.ts";
import { writeTask } from "./write-task.ts";

/**
 * Sets the named fields of a task. A patch that changes nothing answers the task as it is.
 *
 * @throws {DomainError} `conflict`, with the task as it is now, if a field that the patch sets has
 *   changed since the version that it was based on; `invalid_input` for a version that the task has not
 *   reached; `task_deleted` if the task is in the trash; `project_archived`;
 *   `not_found`, `forbidden`.
 */
export function updateTask(ctx: ActorContext, input: UpdateTaskInput): Promise<TaskJson> {
  const { workspaceId, id, version, patch } = input;
  return ctx.write(placeOfTask(workspaceId), "task:update", async (tx, actor) => {
    const act = { actor, permission: "task:update" } as const;
    const current = await requireWritableTask(ctx, tx, { workspaceId, id, ...act });
    if (current.deletedAt !== null) {
      throw new DomainError("task_deleted", "The task is in the trash. Restore it first.", {
        current,
      });
    }
    if (version !== undefined && version > current.version) {
      throw invalidField("version", `The task is in version ${current.version}.`);
    }
    const changedSince =
      (await findChangedSince(tx, current, version ?? current.version)) ??
      new Set(Object.keys(patch));
    const merged = mergePatch(current, patch, changedSince);
    if (merged.kind === "conflict") {
      throw new DomainError("conflict", "Somebody changed this first.", {
        current,
        issues: merged.fields.map((field) => ({
          path: ["patch", field],
          message: "Somebody changed this first.",
        })),
      });
    }
    if (Object.keys(merged.changes).length === 0) return current;
    return writeTask(tx, current, toColumns(merged.changes));
  });
}

/**
 * The fields that were changed after `version`, as the change log knows them; null if a part of its log is
 * hidden from the actor, as when it was in a private project meanwhile.
 */
async function findChangedSince(
  tx: WriteHandle,
  { workspaceId, id, version: now }: TaskJson,
  version: number,
): Promise<ReadonlySet<string> | null> {
  if (version === now) return new Set();
  const rows = await tx
    .selectFrom("change")
    .select([
      "version",
      sql<string>`array_to_string(array(select jsonb_object_keys(after)), ' ')`.as("columns"),
    ])
    .where("workspace_id", "=", workspaceId)
    .where("entity_id", "=", id)
    .where("entity", "=", "task")
    .where("version", ">", version)
    .execute();
  // A move is two lines of one version.
  if (new Set(rows.map((row) => row.version)).size < now - version) return null;
  const columns = rows.flatMap((row) => row.columns.split(" "));
  return new Set(columns.map((column) => (column === "due_date" ? "dueDate" : column)));
}

function toColumns({ dueDate, ...rest }: TaskPatch) {
  return dueDate === undefined ? rest : { ...rest, due_date: dueDate };
}
