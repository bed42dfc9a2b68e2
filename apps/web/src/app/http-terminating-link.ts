import { httpLink } from "@trpc/client";
import type { ApiLink } from "../lib/trpc.ts";

/** What the last link needs to know of the session. */
export interface TokenSource {
  readonly accessToken: string | null;
}

/**
 * One request a call: each is cancelled for itself, and a refused one never hides in a batch. The
 * bearer token authorises it; `x-taskflow` forces a preflight on any page of another origin.
 */
export function httpTerminatingLink(source: TokenSource): ApiLink {
  return httpLink({
    url: "/trpc",
    headers: () => ({
      "x-taskflow": "1",
      ...(source.accessToken !== null && { authorization: `Bearer ${source.accessToken}` }),
    }),
  });
}
