import type { Call, Caller, Services } from "@taskflow/domain";

/** The refresh token's cookie, as the transport keeps it. */
export interface RefreshCookie {
  /** The cookie's value, only if the request passed the checks for cookie use (Origin, header). */
  readonly read: () => string | undefined;
  readonly set: (token: string) => void;
  /** Takes the cookie away and tells the browser to drop its cache. */
  readonly clear: () => void;
}

/** The cookie by which an account knows a browser again, as the transport keeps it; signing out leaves it. */
export interface DeviceCookie {
  /** As {@link RefreshCookie.read}. */
  readonly read: () => string | undefined;
  readonly set: (token: string) => void;
}

/** What the transport hands to every procedure. */
export interface ApiContext {
  readonly services: Services;
  readonly call: Omit<Call, "callId">;
  /** Null without a credential, and with one that is none; whether it is still good is the database's to say. */
  readonly caller: Caller | null;
  /** What was shown of an API token's, good or not: itself, or the secret that it signs with. */
  readonly shows?: "token" | "signing_secret" | undefined;
  readonly refreshCookie: RefreshCookie;
  readonly deviceCookie: DeviceCookie;
  /** More than one call came in this request. */
  readonly isBatch: boolean;
}
