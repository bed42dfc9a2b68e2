import type { RefreshTokens } from "@taskflow/crypto";
import type { IdentityHandle } from "@taskflow/db";

/**
 * The session that a refresh token was made for, whether it lives or not, and however old the token is;
 * null if the token is missing or not ours.
 */
export async function findSessionOfToken(
  auth: IdentityHandle,
  refreshTokens: RefreshTokens,
  token: string | undefined,
): Promise<string | null> {
  const presented = token === undefined ? null : refreshTokens.decode(token);
  if (!presented) return null;
  const known = await auth
    .selectFrom("session")
    .select("salt")
    .where("id", "=", presented.sessionId)
    .executeTakeFirst();
  return known && refreshTokens.isGenuine(presented, known.salt) ? presented.sessionId : null;
}
