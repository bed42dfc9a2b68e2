import type { TokenJson, TokenRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { requireToken } from "./require-token.ts";

/**
 * Ends the secret that a token of the person's own signed with before, from the next request on. Done again it
 * changes nothing, and is no event.
 *
 * @throws {DomainError} `not_found`, also for a token that is sent as it is, and for somebody else's.
 */
export async function endFormerSecret(ctx: SessionContext, ref: TokenRef): Promise<TokenJson> {
  const { workspaceId, id } = ref;
  const { token, hadFormer } = await ctx.write(workspaceId, "token:manage", async (tx) => {
    const before = await requireToken(tx, ref);
    const { rows } = await sql<{ isTheirs: boolean }>`
      select public.end_former_secret(${workspaceId}, ${id}) as "isTheirs"`.execute(tx);
    if (rows[0]?.isTheirs !== true) throw notFound("token");
    return {
      token: { ...before, formerSecretExpiresAt: null },
      hadFormer: before.formerSecretExpiresAt !== null,
    };
  });
  const { userId } = token;
  if (hadFormer) {
    reportSecurity(ctx, { event: "token_secret_ended", userId, workspaceId, tokenId: id });
  }
  return token;
}
