import type { SignedIn } from "@taskflow/contract";

let serial = 0;

/** What the server answers to a sign-in, with a token that names `userId` and that no other equals. */
export function signInAnswer(userId: string, expiresIn = 600): SignedIn {
  serial += 1;
  const payload = btoa(JSON.stringify({ sub: userId, jti: serial }));
  return { status: "signed_in", accessToken: `e30.${payload}.x`, expiresIn };
}
