import type { Scope } from "@taskflow/contract";
import type { SessionCredential, TokenCredential as TokenId } from "@taskflow/db";

/** By what a call shows on whose behalf it is made. */
export type Credential = SessionCredential | TokenCredential;

/** A token's, with what was fixed when it was made. Whether it lives, each statement finds out by itself. */
export interface TokenCredential extends TokenId {
  readonly workspaceId: string;
  readonly scopes: readonly Scope[];
}

/** Who calls, as far as the transport can tell. */
export interface Caller {
  readonly userId: string;
  readonly credential: Credential;
}

/** What an event calls a credential. */
export function namesOf({ kind, id }: Credential): { sessionId: string } | { tokenId: string } {
  return kind === "session" ? { sessionId: id } : { tokenId: id };
}
