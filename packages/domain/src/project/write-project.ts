import type { ProjectJson } from "@taskflow/contract";
import type { DB, WriteHandle } from "@taskflow/db";
import { sql, type UpdateObject } from "kysely";
import { notFound } from "../domain-error.ts";
import { toKeyTaken } from "./key-taken.ts";
import { PROJECT_COLUMNS } from "./project-columns.ts";

/** Sets columns of a project and moves its version and time of change on. */
export async function writeProject(
  tx: WriteHandle,
  { workspaceId, id }: ProjectJson,
  columns: UpdateObject<DB, "project">,
): Promise<ProjectJson> {
  const project = await tx
    .updateTable("project")
    .set((eb) => ({
      ...columns,
      version: eb("version", "+", 1),
      updated_at: sql<string>`clock_timestamp()`,
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning(PROJECT_COLUMNS)
    .executeTakeFirst()
    .catch(toKeyTaken);
  // Row-level security hides from an update what the role may read but not write.
  if (!project) throw notFound("project");
  return project;
}
