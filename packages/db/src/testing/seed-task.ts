import { randomUUID } from "node:crypto";
import type { Insertable, Selectable } from "kysely";
import type { ReadEntry, WriteEntry } from "../actor.ts";
import type { Database } from "../database.ts";
import type { TaskTable } from "../tables.gen.ts";

type NewTask = Partial<Omit<Insertable<TaskTable>, "id" | "workspace_id" | "search">>;

/** A call of its own on somebody's behalf, in that person's workspace. */
export function entryOf({ credential, workspaceId }: ReadEntry): WriteEntry {
  return { credential, workspaceId, callId: randomUUID(), requestId: `test-${randomUUID()}` };
}

/** Makes a task by a transaction of the person's. */
export function seedTask(
  database: Database,
  person: ReadEntry,
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
