import {
  Scope,
  TOKEN_DAYS,
  TOKEN_DAYS_MAX,
  TOKENS_MAX,
  TokenId,
  type CreatedTokenJson,
  type CreateTokenInput,
  type WorkspaceId,
} from "@taskflow/contract";
import { newOneTimeSecret } from "@taskflow/crypto";
import type { WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import { requireFreshSession } from "../account/live-session.ts";
import type { SessionContext } from "../context.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { addSigningSecret } from "../signature/add-signing-secret.ts";
import { BEARER_PREFIX } from "./bearer-tokens.ts";
import { requireToken } from "./require-token.ts";

const DAY_MS = 86_400_000;

/**
 * Makes a token of the person's own for one workspace. Its secret is in this answer and nowhere else.
 *
 * @throws {DomainError} `invalid_input` for an end that is past or more than a year away, and for a bearer
 *   token where signed requests alone are taken; `limit_reached` at fifty live ones; `not_found`;
 *   `reauthentication_required`.
 */
export async function createToken(
  ctx: SessionContext,
  input: CreateTokenInput,
): Promise<CreatedTokenJson> {
  const { workspaceId, name, kind, scopes } = input;
  const { userId } = await requireFreshSession(ctx);
  const expiresAt = endOf(input);
  const bearer = kind === "bearer" ? newOneTimeSecret(BEARER_PREFIX) : null;
  const id = TokenId.parse(ctx.services.newId());
  // In one order, whatever they were asked for in.
  const ordered = Scope.options.filter((scope) => scopes.includes(scope));
  const created = await ctx.write(workspaceId, "token:manage", async (tx) => {
    if (kind === "bearer") await assertTaken(tx, workspaceId);
    const { rows } = await sql<{ isMade: boolean }>`
      select public.create_api_token(${workspaceId}, ${id}, ${name}, ${kind}, ${ordered}::text[],
        ${bearer?.hash ?? null}, ${expiresAt}, ${TOKENS_MAX}) as "isMade"`.execute(tx);
    if (rows[0]?.isMade !== true) {
      throw new DomainError(
        "limit_reached",
        `You have ${TOKENS_MAX} tokens in this workspace. Revoke one first.`,
      );
    }
    const added = bearer ?? (await addSigningSecret(ctx.services, tx, { workspaceId, id }));
    return { token: await requireToken(tx, { workspaceId, id }), secret: added.secret };
  });
  reportSecurity(ctx, { event: "token_created", userId, workspaceId, tokenId: id });
  return created;
}

async function assertTaken(tx: WriteHandle, workspaceId: WorkspaceId): Promise<void> {
  const found = await tx
    .selectFrom("workspace")
    .select("requires_signing as isRefused")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (found?.isRefused) throw invalidField("kind", "This workspace takes signed requests only.");
}

function endOf({ expiresAt }: CreateTokenInput): string {
  const now = Date.now();
  if (expiresAt === undefined) return new Date(now + TOKEN_DAYS * DAY_MS).toISOString();
  const end = Date.parse(expiresAt);
  if (end <= now) throw invalidField("expiresAt", "Must be in the future.");
  if (end > now + TOKEN_DAYS_MAX * DAY_MS) {
    throw invalidField("expiresAt", "Must be at most a year from now.");
  }
  return expiresAt;
}
