import type { TokenJson, TokenRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { requireToken } from "./require-token.ts";

/**
 * Ends the secret that a token of the person's own signed with before, from the next request on. Done again it
 * changes nothing.
 *
 * @throws {DomainError} `not_found`, also for a token that is sent as it is, and for somebody else's.
 */
export async function endFormerSecret(ctx: SessionContext, ref: TokenRef): Promise<TokenJson> {
  const { workspaceId, id } = ref;
  const token = await ctx.write(workspaceId, "token:manage", async (tx) => {
    const { rows } = await sql<{ isEnded: boolean }>`
      select public.end_former_secret(${workspaceId}, ${id}) as "isEnded"`.execute(tx);
    if (rows[0]?.isEnded !== true) throw notFound("token");
    return requireToken(tx, ref);
  });
  const { userId } = token;
  reportSecurity(ctx, { event: "token_secret_ended", userId, workspaceId, tokenId: id });
  return token;
}
