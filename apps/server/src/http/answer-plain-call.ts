import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type AnyTRPCRouter,
  type TRPCError,
} from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { reportError } from "../report-error.ts";
import { answerStream } from "../stream/answer-stream.ts";
import { chooseEncoding, encodeText } from "./compress-text.ts";
import type { TrpcMount } from "./mount-trpc.ts";
import { parseJson, readJsonBody } from "./read-json.ts";
import type { AppContext } from "./request-scope.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import { wholeResponse } from "./whole-response.ts";

/** One call, alone in its request, that wants one piece of JSON, as nearly all do, or a stream. */
export interface PlainCall {
  readonly name: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly getRawInput: () => Promise<unknown>;
}

const JSON_TYPE = "application/json";
const METHOD = { query: "GET", mutation: "POST", subscription: "GET" } as const;

/** Makes the finder of calls that need nothing of what tRPC's adapter can do beyond calling. */
export function createPlainCallFinder(router: AnyTRPCRouter, endpoint: string) {
  // tRPC's type of a router of any kind says nothing of its procedures.
  const procedures = router._def.procedures as Record<
    string,
    { readonly _def: { readonly type: "query" | "mutation" | "subscription" } }
  >;
  const types = new Map(Object.entries(procedures).map(([name, { _def }]) => [name, _def.type]));

  return (c: AppContext): PlainCall | undefined => {
    const name = c.req.path.slice(endpoint.length + 1);
    const type = types.get(name);
    if (type === undefined || c.req.method !== METHOD[type]) return undefined;
    if (type !== "subscription" && !wantsPlainJson(c)) return undefined;
    const query = searchOf(c.req.url);
    if (query.has("batch") || query.has("connectionParams")) return undefined;
    const text = query.get("input");
    // Two readers that disagree about an escape: whom tRPC believes, tRPC shall say.
    if (text !== (c.req.query("input") ?? null)) return undefined;
    const getRawInput =
      type === "mutation"
        ? () => readJsonBody(c)
        : () => Promise.resolve(text === null || text === "" ? undefined : parseJson(c, text));
    return { name, type, getRawInput };
  };
}

/**
 * Answers a plain call without tRPC's adapter, whose requests, responses and signals cost as much as
 * the call, and exactly as the adapter does.
 */
export async function answerPlainCall(
  c: AppContext,
  call: PlainCall,
  { router, createContext, log }: TrpcMount,
): Promise<Response> {
  const scope = c.get("scope");
  const { name: path, type } = call;
  // What does not parse is refused before anybody is asked for.
  const input = await call.getRawInput();
  scope.route = `/trpc/${path}`;
  scope.procedure = path;
  const ctx = await createContext(c, false);
  if (type === "subscription") return answerStream(c, { router, log, path, input, ctx });
  try {
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      getRawInput: () => Promise.resolve(input),
      signal: undefined,
      batchIndex: 0,
    });
    return await toResponse(c, { result: { data } });
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    if (!c.req.raw.signal.aborted) {
      reportError(log, error, { requestId: scope.requestId, procedure: path });
    }
    const config = router._def._config;
    const shape: unknown = getTRPCErrorShape({ config, error, type, path, input: undefined, ctx });
    return toResponse(c, { error: shape }, error);
  }
}

async function toResponse(c: AppContext, body: object, error?: TRPCError): Promise<Response> {
  const status = error ? getHTTPStatusCodeFromError(error) : 200;
  const seconds = error && retryAfterSeconds(error);
  const accepted = c.req.header("accept-encoding");
  const text = await encodeText(JSON.stringify(body), accepted);
  const headers = {
    "content-type": JSON_TYPE,
    vary: chooseEncoding(accepted) ? "trpc-accept, accept, accept-encoding" : "trpc-accept, accept",
    ...(text.encoding && { "content-encoding": text.encoding }),
    ...(seconds !== undefined && { "retry-after": `${seconds}` }),
  };
  return wholeResponse(c, text.body, { status, headers });
}

function wantsPlainJson(c: AppContext): boolean {
  if (c.req.header("trpc-accept") !== undefined) return false;
  if (/jsonl|event-stream/u.test(c.req.header("accept") ?? "")) return false;
  const contentType = c.req.header("content-type");
  if (contentType === undefined) return c.req.method === "GET";
  return contentType.startsWith(JSON_TYPE);
}

function searchOf(url: string): URLSearchParams {
  const start = url.indexOf("?");
  return new URLSearchParams(start === -1 ? "" : url.slice(start + 1));
}
