import type { RotatedTokenJson, RotateTokenInput } from "@taskflow/contract";
import { requireFreshSession } from "../account/live-session.ts";
import type { SessionContext } from "../context.ts";
import { reportSecurity } from "../security-event.ts";
import { addSigningSecret } from "../signature/add-signing-secret.ts";

const HOUR_SECONDS = 3600;

/**
 * Gives a token of the person's own another secret to sign with. It is in this answer and nowhere else. The
 * one before it stays good for a while, so that programs can change without a pause.
 *
 * @throws {DomainError} `not_found`, also for a token that is sent as it is, and for somebody else's;
 *   `reauthentication_required`.
 */
export async function rotateToken(
  ctx: SessionContext,
  { workspaceId, id, overlapHours }: RotateTokenInput,
): Promise<RotatedTokenJson> {
  const { userId } = await requireFreshSession(ctx);
  const overlapSeconds = overlapHours * HOUR_SECONDS;
  const added = await ctx.write(workspaceId, "token:manage", (tx) =>
    addSigningSecret(ctx.services, tx, { workspaceId, id, overlapSeconds }),
  );
  reportSecurity(ctx, { event: "token_rotated", userId, workspaceId, tokenId: id });
  return added;
}
