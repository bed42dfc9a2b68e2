import type { Role, WorkspaceId } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import { DomainError } from "../domain-error.ts";

/** What becomes of a member; without a role they are none any more. */
export interface MemberChange {
  readonly workspaceId: WorkspaceId;
  readonly userId: string;
  readonly role: Role | null;
}

/**
 * Gives a member another role or takes them out. Whoever takes an owner's role holds the workspace's line
 * of writers, so of two at the same moment the second sees what the first has left.
 *
 * @throws {DomainError} `last_owner` if nobody would be an owner any more.
 */
export async function setMember(
  tx: WriteHandle,
  { workspaceId, userId, role }: MemberChange,
): Promise<void> {
  const owners = await tx
    .selectFrom("membership")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("role", "=", "owner")
    .limit(2)
    .execute();
  if (role !== "owner" && owners.length === 1 && owners[0]?.user_id === userId) {
    throw new DomainError(
      "last_owner",
      "A workspace keeps an owner. Make somebody else an owner first, or delete it.",
    );
  }
  await sql`select public.set_member(${workspaceId}, ${userId}, ${role})`.execute(tx);
}
