import type { MemberRef, Role } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { notFound } from "../domain-error.ts";

/** @throws {DomainError} `not_found` if nobody with this id is a member here. */
export async function requireRole(
  tx: WriteHandle,
  { workspaceId, userId }: MemberRef,
): Promise<Role> {
  const member = await tx
    .selectFrom("membership")
    .select("role")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (!member) throw notFound("member");
  return member.role;
}
