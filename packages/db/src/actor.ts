import type { Role } from "@taskflow/contract";

/** By what a call shows on whose behalf it is made. */
export type Credential = SessionCredential | TokenCredential;

/** A person's, who is signed in. */
export interface SessionCredential {
  readonly kind: "session";
  readonly id: string;
}

/** A program's, in the name of its owner and in one workspace. */
export interface TokenCredential {
  readonly kind: "token";
  readonly id: string;
  /** Of the secret that the request was signed with; null if the token itself was sent. */
  readonly secretId: string | null;
}

/** Whom the prelude found behind a credential. */
export interface Actor {
  readonly userId: string;
  /** The role in the bound workspace; null if there is none, or several are bound. */
  readonly role: Role | null;
}

/** On whose behalf, and where, a statement runs. */
export interface ReadEntry {
  readonly credential: Credential;
  readonly workspaceId: string;
}

/** Like {@link ReadEntry}, with the names that the change log gives to the write. */
export interface WriteEntry extends ReadEntry {
  readonly callId: string;
  readonly requestId: string;
}
