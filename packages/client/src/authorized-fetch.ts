import type { Credential, OutgoingRequest } from "./credential.ts";
import { TaskFlowError } from "./task-flow-error.ts";

/** As browsers, Node and edge runtimes have it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What is sent, before it is authorised. */
export interface Sending {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly signal: AbortSignal | null;
}

/** Sends a request with what authorises it, over the very bytes and address that go out. */
export type Send = (sending: Sending) => Promise<Response>;

/**
 * A page's own session is not the client's, and must not end with it. Only where there are pages: some edge
 * runtimes refuse the very word.
 */
const WITHOUT_COOKIES: RequestInit = "window" in globalThis ? { credentials: "omit" } : {};

/**
 * Makes what sends every request of a client. An answer is one of the server's own, in one of `types`, or it
 * is thrown as `unreachable`: a proxy's page is no answer, and a redirect is not followed with a token.
 */
export function authorizedFetch(fetch: Fetch, credential: Credential): Send {
  return async ({ url, method = "GET", headers = {}, body, signal }) => {
    const request: OutgoingRequest = {
      // As the standard writes it, which encodes a little more than encodeURIComponent.
      url: new URL(url).href,
      method,
      headers,
      body: body === undefined ? undefined : new TextEncoder().encode(body),
    };
    const authorization = await credential.authorize(request);
    const response = await fetch(request.url, {
      method,
      headers: { ...headers, ...authorization },
      redirect: "manual",
      signal,
      ...WITHOUT_COOKIES,
      ...(request.body && { body: request.body }),
    });
    if (isOurs(response)) return response;
    await response.body?.cancel();
    throw foreignAnswer(response, new URL(url).origin);
  };
}

function isOurs({ headers }: Response): boolean {
  return /^(?:application\/json|text\/event-stream)\b/u.test(headers.get("content-type") ?? "");
}

function foreignAnswer({ status, headers }: Response, origin: string): TaskFlowError {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return new TaskFlowError(`${origin} answered ${status}, which is not TaskFlow's answer.`, {
    appCode: "unreachable",
    httpStatus: status,
    retryAfterSeconds: Number.isInteger(seconds) ? seconds : undefined,
  });
}
