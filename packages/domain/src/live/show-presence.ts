import type { ShowPresenceInput } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { writeViewer } from "./viewer-signal.ts";

/**
 * Shows to others who may see the task that the caller has it open in a tab; to be said again every ten
 * seconds. Kept in memory for half a minute, and nowhere else.
 *
 * @throws {DomainError} `not_found`, for an unknown task and for one out of the caller's sight alike.
 */
export async function showPresence(ctx: ActorContext, input: ShowPresenceInput): Promise<void> {
  const { workspaceId, tabId, taskId } = input;
  const person = await ctx.read(workspaceId, "task:read", (db) =>
    db
      .selectFrom("user")
      .leftJoin("task", (join) =>
        join.on("task.workspace_id", "=", workspaceId).on("task.id", "=", taskId),
      )
      .select(["user.id as userId", "user.name", "task.id as taskId"])
      .where("user.id", "=", sql<string>`nullif(current_setting('app.user_id'), '')::uuid`)
      .executeTakeFirstOrThrow(),
  );
  if (person.taskId !== taskId) throw notFound("task");
  ctx.services.database.signals.send(writeViewer({ ...person, workspaceId, tabId }));
}
