import type { ListMembersInput, MemberPageJson, Role } from "@taskflow/contract";
import { Timestamp, UserId } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import type { Services } from "../services.ts";

const KIND = "members";

/** Somebody in a workspace, as the database answers. */
interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: string;
}

/**
 * Lists a page of members, in the order in which they joined.
 *
 * @throws {DomainError} `invalid_input` for a cursor that is not ours; `not_found`, `forbidden`.
 */
export async function listMembers(
  ctx: ActorContext,
  { workspaceId, search = "", cursor, limit }: ListMembersInput,
): Promise<MemberPageJson> {
  const { cursors } = ctx.services;
  const after = openCursor(ctx.services, cursor);
  const rows = await ctx.read(workspaceId, "member:read", (db) =>
    db
      .selectFrom(
        // One row more than the page holds tells whether there is a next one.
        sql<MemberRow>`(
          select user_id as "userId", name, email, role, joined_at as "joinedAt"
          from public.list_members(${workspaceId}, ${search}, ${after.joinedAt}, ${after.userId},
            ${limit + 1}))`.as("member"),
      )
      .selectAll()
      .execute(),
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? cursors.seal([KIND, last.joinedAt, last.userId]) : null,
  };
}

function openCursor({ cursors }: Services, cursor: string | null | undefined) {
  if (cursor === null || cursor === undefined) return { joinedAt: null, userId: null };
  const [kind, joinedAt, userId] = cursors.open(cursor) ?? [];
  if (kind !== KIND) throw invalidField("cursor", "This cursor does not belong to this list.");
  return { joinedAt: Timestamp.parse(joinedAt), userId: UserId.parse(userId) };
}
