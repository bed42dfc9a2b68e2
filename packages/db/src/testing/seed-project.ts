import { randomUUID } from "node:crypto";
import { type AdminAccess, asAdmin } from "./as-admin.ts";

/** A project with so many tasks. */
export interface NewProject {
  readonly workspaceId: string;
  readonly isPrivate: boolean;
  readonly tasks: number;
}

/** Makes a project past whatever a person may do; answers its id. */
export function seedProject(
  testDatabase: AdminAccess,
  { workspaceId, isPrivate, tasks }: NewProject,
): Promise<string> {
  return asAdmin(testDatabase, async (client) => {
    const id = randomUUID();
    await client.query(
      `insert into public.project (workspace_id, id, name, key, color, icon, is_private)
       values ($1, $2, 'Seeded', 'K' || upper(left($2::uuid::text, 5)), 'blue', 'flag', $3)`,
      [workspaceId, id, isPrivate],
    );
    await client.query(
      `insert into public.task (workspace_id, id, project_id, title)
       select $1, gen_random_uuid(), $2, 'Whispered' from generate_series(1, $3)`,
      [workspaceId, id, tasks],
    );
    return id;
  });
}
