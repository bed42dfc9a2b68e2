import type { SignedIn } from "@taskflow/contract";
import type { TokenPair } from "@taskflow/domain";
import type { RefreshCookie } from "./context.ts";

/** The answer to a sign-in: the refresh token in the cookie only, or in the body only. */
export function toSignedIn(
  ctx: { readonly refreshCookie: RefreshCookie },
  isCookie: boolean,
  pair: TokenPair,
): SignedIn {
  const { accessToken, expiresIn, refreshToken } = pair;
  if (!isCookie) return { status: "signed_in", accessToken, expiresIn, refreshToken };
  ctx.refreshCookie.set(refreshToken);
  return { status: "signed_in", accessToken, expiresIn };
}
