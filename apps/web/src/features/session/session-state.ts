export interface Tokens {
  readonly userId: string;
  readonly accessToken: string;
  readonly expiresAtMs: number;
}

export type SignedOutReason =
  /** There was no session, or its person ended it. */
  | "none"
  /** It ended by itself: expired, or revoked from elsewhere. */
  | "ended"
  /** Its person has deleted the account. */
  | "deleted"
  /** Another person signed in in this browser; the page is about to load anew. */
  | "replaced";

export type SessionState =
  | { readonly status: "unknown" }
  | ({ readonly status: "signed_in" } & Tokens)
  | { readonly status: "signed_out"; readonly reason: SignedOutReason };
