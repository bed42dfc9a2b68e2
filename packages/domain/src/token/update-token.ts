import type { TokenJson, UpdateTokenInput } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { requireToken } from "./require-token.ts";

/**
 * Gives a token of the person's own another name. What it may do is fixed for good.
 *
 * @throws {DomainError} `not_found`, also for somebody else's.
 */
export function updateToken(
  ctx: SessionContext,
  { workspaceId, id, name }: UpdateTokenInput,
): Promise<TokenJson> {
  return ctx.write(workspaceId, "token:manage", async (tx) => {
    const { rows } = await sql<{ isRenamed: boolean }>`
      select public.rename_api_token(${workspaceId}, ${id}, ${name}) as "isRenamed"`.execute(tx);
    if (rows[0]?.isRenamed !== true) throw notFound("token");
    return requireToken(tx, { workspaceId, id });
  });
}
