/**
 * The person whom an access token is for: its `sub` claim. It is not verified here, and nothing is
 * allowed by it; it only tells one person's tokens from another's, so that their caches never mix.
 */
export function readSubject(accessToken: string): string {
  const payload = accessToken.split(".")[1] ?? "";
  const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  const claims: unknown = JSON.parse(json);
  if (typeof claims === "object" && claims !== null && "sub" in claims) {
    if (typeof claims.sub === "string") return claims.sub;
  }
  throw new TypeError("The access token names nobody.");
}
