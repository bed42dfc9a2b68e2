import type { CurrentTokenJson } from "@taskflow/contract";
import type { TokenContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";
import { TOKEN_COLUMNS } from "./token-columns.ts";

/**
 * Tells a token about itself.
 *
 * @throws {DomainError} `unauthenticated` if it does not live; `signature_required`.
 */
export async function getCurrentToken(ctx: TokenContext): Promise<CurrentTokenJson> {
  const { id, workspaceId } = ctx.credential;
  const token = await ctx.readItself((db) =>
    db
      .selectFrom("api_token")
      .select(TOKEN_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (!token) throw unauthenticated();
  return { ...token, workspaceId };
}
