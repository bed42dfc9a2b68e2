import type { ApiContext } from "@taskflow/api/server";
import { TRPCError, type AnyTRPCRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { TRPCRequestInfo } from "@trpc/server/http";
import type { Hono } from "hono";
import type { Log } from "../log.ts";
import { reportError } from "../report-error.ts";
import { answerPlainCall, createPlainCallFinder } from "./answer-plain-call.ts";
import type { ApiContextFactory } from "./api-context.ts";
import { chooseEncoding, textResponse } from "./compress-text.ts";
import { errorResponse } from "./error-response.ts";
import { invalidHeader } from "./invalid-header.ts";
import { parseJson, readJsonBody } from "./read-json.ts";
import type { AppContext, AppEnv } from "./request-scope.ts";
import { retryAfterSeconds } from "./retry-after.ts";

const ENDPOINT = "/trpc";
const BATCH_SIZE_MAX = 20;
/** What REST heeds of a write. */
const REST_ONLY = ["Idempotency-Key", "If-Match"];

/** What {@link mountTrpc} serves, and what it needs. */
export interface TrpcMount {
  readonly router: AnyTRPCRouter;
  readonly createContext: ApiContextFactory;
  readonly log: Log;
}

/** Serves the router to tRPC clients, single calls and batches. */
export function mountTrpc(app: Hono<AppEnv>, mount: TrpcMount): void {
  const findPlainCall = createPlainCallFinder(mount.router, ENDPOINT);
  app.on(["GET", "POST"], `${ENDPOINT}/*`, async (c) => {
    if (c.req.method === "POST") assertHeeded(c);
    const call = findPlainCall(c);
    if (call) return answerPlainCall(c, call, mount);
    if (c.req.method === "HEAD") {
      throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "No such method here." });
    }
    assertQuery(c);
    const request = c.req.method === "POST" ? await withParsedBody(c) : c.req.raw;
    return compressed(c, await answer(c, request, mount));
  });
  app.all(`${ENDPOINT}/*`, (c) => {
    c.get("scope").answerHeaders.push(["allow", "GET, POST"]);
    throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "No such method here." });
  });
}

async function answer(c: AppContext, req: Request, mount: TrpcMount): Promise<Response> {
  const { router, createContext, log } = mount;
  const scope = c.get("scope");
  let early: TRPCError | undefined;
  const response = await fetchRequestHandler({
    router,
    req,
    endpoint: ENDPOINT,
    maxBatchSize: BATCH_SIZE_MAX,
    createContext: ({ info }): Promise<ApiContext> => {
      scope.route = routeOf(info);
      scope.procedure = procedureOf(info);
      return createContext(c, info.calls.length > 1);
    },
    onError: ({ error, ctx, path }) => {
      if (ctx === undefined) early = error;
      if (req.signal.aborted) return;
      reportError(log, error, { requestId: scope.requestId, procedure: path ?? scope.route });
    },
    responseMeta: ({ errors: [error], info }) => {
      const seconds = error && !info?.isBatchCall ? retryAfterSeconds(error) : undefined;
      return seconds === undefined ? {} : { headers: new Headers([["retry-after", `${seconds}`]]) };
    },
  });
  // tRPC makes these before there is a context, and so without the request's id.
  return early ? errorResponse(early, c.req.path, scope.requestId) : response;
}

/** Names of procedures that exist; what else a visitor writes there does not reach the log. */
function routeOf({ calls }: TRPCRequestInfo): string {
  const known = calls.map(({ path, procedure }) => (procedure ? path : "*"));
  return `${ENDPOINT}/${known.join(",")}`;
}

/** A batch may name anything in any order, which would be a name of its own each. */
function procedureOf({ isBatchCall, calls: [call] }: TRPCRequestInfo): string {
  if (isBatchCall) return "batch";
  return call?.procedure ? call.path : "*";
}

/** Whoever sends these would believe that they were heeded, and send a write again that is done again. */
function assertHeeded(c: AppContext): void {
  const name = REST_ONLY.find((header) => c.req.header(header) !== undefined);
  if (name === undefined) return;
  throw invalidHeader(name, "Nothing below /trpc heeds it. Make this call below /api, which does.");
}

function assertQuery(c: AppContext): void {
  if (c.req.query("connectionParams") !== undefined) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "Send the token in a header only." });
  }
  const input = c.req.query("input");
  if (c.req.method === "GET" && input) parseJson(c, input);
}

/**
 * The request with its body already read, measured and parsed; an empty one is "no input", which tRPC
 * itself takes for broken JSON.
 */
async function withParsedBody(c: AppContext): Promise<Request> {
  const { method, url, headers, signal } = c.req.raw;
  const body = await readJsonBody(c);
  const parsed = { method, url, headers, signal, json: () => Promise.resolve(body) };
  // tRPC's fetch adapter reads these five members of a JSON request and no other.
  return parsed as unknown as Request;
}

async function compressed(c: AppContext, response: Response): Promise<Response> {
  const accepted = c.req.header("accept-encoding");
  const isStream = response.headers.has("transfer-encoding");
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  if (isStream || !isJson || !chooseEncoding(accepted)) return response;
  const { status, headers } = response;
  return textResponse(await response.text(), { status, headers }, accepted);
}
