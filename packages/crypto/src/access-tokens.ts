/** Who a verified access token speaks for. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

/** Issues and verifies access tokens. */
export interface AccessTokens {
  readonly issue: (claims: AccessClaims) => Promise<{ token: string; expiresIn: number }>;
  /** Answers null for anything that is not a valid token of ours; never throws for bad input. */
  readonly verify: (token: string) => Promise<AccessClaims | null>;
}
