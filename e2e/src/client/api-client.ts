import type { AppRouter } from "@taskflow/api";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";

/** The typed client of a TypeScript program that calls a server, one HTTP request a call. */
export type ApiClient = TRPCClient<AppRouter>;

/** A client of the server at `url`; the token authorises each call, the headers go with it. */
export function apiClient(
  url: string,
  accessToken?: string,
  headers: Readonly<Record<string, string>> = {},
): ApiClient {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers: { ...headers, ...authorization } })],
  });
}
