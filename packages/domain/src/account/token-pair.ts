import type { Services } from "../services.ts";

/** What a sign-in or a refresh gives. */
export interface TokenPair {
  readonly accessToken: string;
  /** Life of the access token, in seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

/** The session's state that a pair is made from. */
export interface SessionState {
  readonly userId: string;
  readonly sessionId: string;
  readonly counter: number;
  readonly salt: Buffer;
}

/** Makes a pair. The refresh token depends on the session's state alone, so racers get the same one. */
export async function issueTokenPair(
  { accessTokens, refreshTokens }: Services,
  { userId, sessionId, counter, salt }: SessionState,
): Promise<TokenPair> {
  const { token, expiresIn } = await accessTokens.issue({ userId, sessionId });
  const refreshToken = refreshTokens.encode({ sessionId, counter }, salt);
  return { accessToken: token, expiresIn, refreshToken };
}
