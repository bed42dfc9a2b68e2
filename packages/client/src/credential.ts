/** A request as it is about to be sent. */
export interface OutgoingRequest {
  readonly method: string;
  /** Absolute, as it goes over the wire. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

/** What shows to the server whose a request is. */
export interface Credential {
  /** Makes it good for a while; answers what {@link Credential.renew} wants to know of it. */
  readonly ready: () => Promise<string | null>;
  /** The headers that authorise one request, this one time. */
  readonly authorize: (request: OutgoingRequest) => Promise<Readonly<Record<string, string>>>;
  /** Exchanges what the server did not take; answers whether it is worth another try. */
  readonly renew: (refused: string | null) => Promise<boolean>;
}

/** For calls that need nobody. */
export const NOBODY: Credential = {
  ready: () => Promise.resolve(null),
  authorize: () => Promise.resolve({}),
  renew: () => Promise.resolve(false),
};
