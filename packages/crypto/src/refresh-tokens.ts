/** The parts of a refresh token. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly counter: number;
}

/** Writes and reads refresh tokens: version ‖ session id ‖ counter ‖ HMAC under a per-session key. */
export interface RefreshTokens {
  /** `salt` is random, made with the session and kept in its row. */
  readonly encode: (token: RefreshToken, salt: Buffer) => string;
  /** Reads the parts without judging them; null if the text has not the shape of a token. */
  readonly decode: (text: string) => (RefreshToken & { readonly mac: Buffer }) | null;
  /** Compares in constant time. */
  readonly isGenuine: (token: RefreshToken & { readonly mac: Buffer }, salt: Buffer) => boolean;
  readonly newSalt: () => Buffer;
}
