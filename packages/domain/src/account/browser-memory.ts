/** What a browser still holds of earlier sign-ins; nothing, if it is a program or a new one. */
export interface BrowserMemory {
  /** Of a session that the next sign-in replaces. */
  readonly refreshToken?: string | undefined;
  /** Of the account that signed in here last. */
  readonly deviceToken?: string | undefined;
}
