import { httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "eventsource";
import type { ApiLink } from "../lib/trpc.ts";
import type { TokenSource } from "./http-terminating-link.ts";

/**
 * Streams by `fetch`, which can send the bearer token in a header, where the browser's own could only
 * write it into the address. Each connection asks for a token that is good for a while.
 */
export function streamLink(source: TokenSource): ApiLink {
  return httpSubscriptionLink({
    url: "/trpc",
    EventSource,
    eventSourceOptions: {
      fetch: async (url, init) => {
        const token = await source.freshToken();
        const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
        return fetch(url, {
          ...init,
          headers: { ...init.headers, "x-taskflow": "1", ...authorization },
        });
      },
    },
  });
}
