import { Timestamp, TokenId, type ListTokensInput, type TokenPageJson } from "@taskflow/contract";
import type { SessionContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import type { Services } from "../services.ts";
import { TOKEN_COLUMNS, TOKEN_OWNER_NAME } from "./token-columns.ts";

const CURSOR = "tokens";

/**
 * Lists a page of tokens that were not revoked, newest first: the person's own, and everybody's for who
 * oversees the workspace. Nobody sees a secret.
 *
 * @throws {DomainError} `invalid_input` for a cursor that is not ours; `not_found`.
 */
export async function listTokens(
  ctx: SessionContext,
  { workspaceId, userId, cursor, limit }: ListTokensInput,
): Promise<TokenPageJson> {
  const { cursors } = ctx.services;
  const after = openCursor(ctx.services, cursor);
  // Whose they are that the actor sees is for the policy of the table to say.
  const rows = await ctx.read(workspaceId, "token:manage", (db) =>
    db
      .selectFrom("api_token")
      .select([...TOKEN_COLUMNS, TOKEN_OWNER_NAME])
      .where("workspace_id", "=", workspaceId)
      .where("revoked_at", "is", null)
      .$if(userId !== undefined, (query) => query.where("user_id", "=", userId ?? ""))
      .$if(after !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple("created_at", "id"), "<", tuple(after?.createdAt ?? "", after?.id ?? "")),
        ),
      )
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      // One row more than the page holds tells whether there is a next one.
      .limit(limit + 1)
      .execute(),
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursors.seal([CURSOR, last.createdAt, last.id]) : null };
}

function openCursor({ cursors }: Services, cursor: string | null | undefined) {
  if (cursor === null || cursor === undefined) return null;
  const [kind, createdAt, id] = cursors.open(cursor) ?? [];
  if (kind !== CURSOR) throw invalidField("cursor", "This cursor does not belong to this list.");
  return { createdAt: Timestamp.parse(createdAt), id: TokenId.parse(id) };
}
