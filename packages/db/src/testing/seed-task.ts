import { randomUUID } from "node:crypto";
import type { Insertable, Selectable } from "kysely";
import type { WriteEntry } from "../actor.ts";
import type { Database } from "../database.ts";
import type { TaskTable } from "../tables.gen.ts";
import type { SeededPerson } from "./seed-person.ts";

type NewTask = Partial<Omit<Insertable<TaskTable>, "id" | "workspace_id" | "search">>;

/** A call of its own on somebody's behalf, in that person's workspace. */
export function entryOf({
  sessionId,
  workspaceId,
}: Pick<SeededPerson, "sessionId" | "workspaceId">): WriteEntry {
  return { sessionId, workspaceId, callId: randomUUID(), requestId: `test-${randomUUID()}` };
}

/** Makes a task by a transaction of the person's. */
export function seedTask(
  database: Database,
  person: Pick<SeededPerson, "sessionId" | "workspaceId">,
  task: NewTask = {},
): Promise<Selectable<TaskTable>> {
  return database.transaction(entryOf(person), (tx) =>
    tx
      .insertInto("task")
      .values({ title: "A task", ...task, workspace_id: person.workspaceId, id: randomUUID() })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}
