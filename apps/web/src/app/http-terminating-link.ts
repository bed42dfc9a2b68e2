import { httpLink, TRPCClientError } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import type { ApiLink } from "../lib/trpc.ts";
import { fetchAnswer } from "./fetch-answer.ts";

/** What the last link needs to know of the session. */
export interface TokenSource {
  readonly accessToken: string | null;
  /** One that is good for a while. */
  readonly freshToken: () => Promise<string | null>;
}

/**
 * One request a call: each is cancelled for itself, and a refused one never hides in a batch. The
 * bearer token authorises it; `x-taskflow` forces a preflight on any page of another origin.
 */
export function httpTerminatingLink(source: TokenSource): ApiLink {
  const calls = httpLink({
    url: "/trpc",
    headers: () => ({
      "x-taskflow": "1",
      ...(source.accessToken !== null && { authorization: `Bearer ${source.accessToken}` }),
    }),
    fetch: fetchAnswer,
  });
  const streams = lazyStreamLink(source);
  return (runtime) => {
    const [call, stream] = [calls(runtime), streams(runtime)];
    return (operation) =>
      operation.op.type === "subscription" ? stream(operation) : call(operation);
  };
}

/** What streams are made with is fetched with the first of them. */
function lazyStreamLink(source: TokenSource): ApiLink {
  return (runtime) => (operation) =>
    observable((observer) => {
      let inner: Unsubscribable | undefined;
      let isDone = false;
      const open = async () => {
        const { streamLink } = await import("./stream-link.ts");
        if (!isDone) inner = streamLink(source)(runtime)(operation).subscribe(observer);
      };
      open().catch((error: unknown) => observer.error(TRPCClientError.from(asError(error))));
      return () => {
        isDone = true;
        inner?.unsubscribe();
      };
    });
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error("Not an error.", { cause });
}
