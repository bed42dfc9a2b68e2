import {
  createTRPCUntypedClient,
  httpBatchLink,
  httpLink,
  splitLink,
  type HTTPBatchLinkOptions,
} from "@trpc/client";
import type { AppRouter } from "@taskflow/api";
import type { Send, Sending } from "./authorized-fetch.ts";
import type { Operation } from "./operation.ts";

/** Sends a call once, and answers what came of it. */
export type Transport = (operation: Operation, signal: AbortSignal) => Promise<unknown>;

/** As many calls as the server takes in one request. */
const BATCH_MAX = 20;
/** Below the 8 KiB that the server, and most proxies, take. */
const URL_LENGTH_MAX = 8_000;
/** Queries that cost so much that the server wants each in a request of its own. */
const ALONE: ReadonlySet<string> = new Set(["account.export"]);

/**
 * Makes the way to the server's procedures. Queries of the same moment go in one request; what changes
 * something goes by itself, so that each is repeated or ended by itself.
 */
export function createTransport(baseUrl: string, send: Send): Transport {
  const options = {
    url: `${baseUrl}/trpc`,
    fetch: (url, init) => send(toSending(url, init)),
  } satisfies Pick<HTTPBatchLinkOptions<Types>, "url" | "fetch">;
  const client = createTRPCUntypedClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type, path }) => type === "query" && !ALONE.has(path),
        true: httpBatchLink({ ...options, maxItems: BATCH_MAX, maxURLLength: URL_LENGTH_MAX }),
        false: httpLink(options),
      }),
    ],
  });
  return ({ type, path, input }, signal) => client[type](path, input, { signal });
}

type Types = AppRouter["_def"]["_config"]["$types"];
type TrpcFetch = NonNullable<HTTPBatchLinkOptions<Types>["fetch"]>;

/** What tRPC's links write: an address as text, a plain object of headers, and JSON as text. */
interface Written {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

function toSending(url: Parameters<TrpcFetch>[0], init: Parameters<TrpcFetch>[1]): Sending {
  const { method, headers, body, signal } = init as Written;
  return { url: url as string, method, headers, body, signal: signal ?? null };
}
