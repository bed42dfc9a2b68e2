import type { TokenJson, TokenRef } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { notFound } from "../domain-error.ts";
import { TOKEN_COLUMNS, TOKEN_OWNER_NAME } from "./token-columns.ts";

/** @throws {DomainError} `not_found` if the actor sees no such token that was not revoked. */
export async function requireToken(
  tx: WriteHandle,
  { workspaceId, id }: TokenRef,
): Promise<TokenJson> {
  const token = await tx
    .selectFrom("api_token")
    .select([...TOKEN_COLUMNS, TOKEN_OWNER_NAME])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!token) throw notFound("token");
  return token;
}
