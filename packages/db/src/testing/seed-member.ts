import type { Role } from "@taskflow/contract";
import { type AdminAccess, asAdmin } from "./as-admin.ts";

/** Who becomes what, where. */
export interface NewMember {
  readonly userId: string;
  readonly workspaceId: string;
  readonly role: Role;
}

/** Makes somebody a member of a workspace, or gives a member another role, in both tables that say so. */
export function seedMember(
  testDatabase: AdminAccess,
  { userId, workspaceId, role }: NewMember,
): Promise<void> {
  return asAdmin(testDatabase, async (client) => {
    await client.query("begin");
    await client.query(
      `insert into public.membership as m (workspace_id, user_id, role) values ($1, $2, $3)
       on conflict (workspace_id, user_id) do update
         set role = excluded.role, version = m.version + 1, updated_at = clock_timestamp()`,
      [workspaceId, userId, role],
    );
    await client.query(
      `insert into public.access (workspace_id, user_id, role) values ($1, $2, $3)
       on conflict (user_id, workspace_id) do update set role = excluded.role`,
      [workspaceId, userId, role],
    );
    await client.query("commit");
  });
}
