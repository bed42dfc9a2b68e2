import type { MemberRef, Role } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";

/** The role of somebody in a workspace; undefined if nobody with this id is a member there. */
export async function findRole(
  tx: WriteHandle,
  { workspaceId, userId }: MemberRef,
): Promise<Role | undefined> {
  const member = await tx
    .selectFrom("membership")
    .select("role")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return member?.role;
}
