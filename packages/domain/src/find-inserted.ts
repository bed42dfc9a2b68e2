import type { WriteHandle } from "@taskflow/db";

/** Which row. */
export interface InsertedRow {
  readonly workspaceId: string;
  readonly entity: "task" | "project";
  readonly id: string;
}

/** What was inserted under an id in the first place, however it was changed since; from the change log. */
export async function findInserted(
  tx: WriteHandle,
  { workspaceId, entity, id }: InsertedRow,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const insert = await tx
    .selectFrom("change")
    .select("after")
    .where("workspace_id", "=", workspaceId)
    .where("entity_id", "=", id)
    .where("entity", "=", entity)
    .where("op", "=", "insert")
    .executeTakeFirst();
  // The trigger writes an object of the row's columns.
  return insert?.after as Readonly<Record<string, unknown>> | undefined;
}
