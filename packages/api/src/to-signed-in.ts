import type { SignedIn } from "@taskflow/contract";
import type { NewSession, TokenPair } from "@taskflow/domain";
import type { ApiContext } from "./context.ts";

type Cookies = Pick<ApiContext, "refreshCookie" | "deviceCookie">;

/** The answer to a sign-in: the refresh token in the cookie only, or in the body only. */
export function toSignedIn(
  { refreshCookie, deviceCookie }: Cookies,
  isCookie: boolean,
  pair: TokenPair & Partial<Pick<NewSession, "deviceToken">>,
): SignedIn {
  const { accessToken, expiresIn, refreshToken, deviceToken } = pair;
  if (!isCookie) return { status: "signed_in", accessToken, expiresIn, refreshToken };
  refreshCookie.set(refreshToken);
  if (deviceToken !== undefined) deviceCookie.set(deviceToken);
  return { status: "signed_in", accessToken, expiresIn };
}
