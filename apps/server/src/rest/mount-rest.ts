import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  TRPCError,
  type AnyTRPCRouter,
} from "@trpc/server";
import type { ApiContext } from "@taskflow/api/server";
import type { Hono } from "hono";
import type { ApiContextFactory } from "../http/api-context.ts";
import { textResponse } from "../http/compress-text.ts";
import { readJsonBody } from "../http/read-json.ts";
import type { AppContext, AppEnv } from "../http/request-scope.ts";
import type { Log } from "../log.ts";
import { answerBegunStream } from "../stream/answer-stream.ts";
import { entityTagOf, isKnown, readIfMatch } from "./entity-tag.ts";
import { invalidHeader } from "../http/invalid-header.ts";
import { nextPageLink } from "./next-page-link.ts";
import { readIdempotencyKey } from "./read-idempotency-key.ts";
import { readRestInput } from "./read-rest-input.ts";
import type { RestOperation } from "./rest-operation.ts";

const BASE = "/api";

/** What {@link mountRest} serves, and what it needs. */
export interface RestMount {
  readonly router: AnyTRPCRouter;
  readonly operations: readonly RestOperation[];
  readonly createContext: ApiContextFactory;
  readonly log: Log;
}

/** Serves the very procedures of the router as plain HTTP below `/api`. */
export function mountRest(app: Hono<AppEnv>, mount: RestMount): void {
  const methods = new Map<string, string[]>();
  for (const operation of mount.operations) {
    const pattern = BASE + operation.meta.path.replaceAll(/\{(\w+)\}/gu, ":$1");
    methods.set(pattern, [...(methods.get(pattern) ?? []), operation.meta.method]);
    app.on(operation.meta.method, pattern, (c) => {
      const scope = c.get("scope");
      scope.route = pattern;
      scope.procedure = operation.name;
      // Of an answer that has no end there is no head to be had, and Hono would have one made.
      if (operation.type === "subscription" && c.req.method === "HEAD")
        throw refuseMethod(c, ["GET"]);
      return answer(c, operation, mount);
    });
  }
  for (const [pattern, allowed] of methods) {
    app.all(pattern, (c) => {
      c.get("scope").route = pattern;
      throw refuseMethod(c, allowed);
    });
  }
}

function refuseMethod(c: AppContext, allowed: readonly string[]): TRPCError {
  c.get("scope").answerHeaders.push(["allow", allowed.join(", ")]);
  return new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "No such method here." });
}

async function answer(
  c: AppContext,
  operation: RestOperation,
  mount: RestMount,
): Promise<Response> {
  const { name, type } = operation;
  const input = readRestInput(operation, {
    path: c.req.param(),
    query: new URL(c.req.url).searchParams,
    body: type === "mutation" ? await readJsonBody(c) : undefined,
  });
  const conditions = type === "mutation" ? readConditions(c, operation, input) : undefined;
  const ctx = withConditions(await mount.createContext(c, false), conditions);
  if (type === "subscription") {
    const { router, log } = mount;
    return answerBegunStream(c, { router, log, path: name, input, ctx });
  }
  const data: unknown = await callTRPCProcedure({
    router: mount.router,
    path: name,
    type,
    getRawInput: () => Promise.resolve(input),
    ctx,
    signal: c.req.raw.signal,
    batchIndex: 0,
  }).catch((error: unknown) => {
    throw getTRPCErrorFromUnknown(error);
  });
  if (conditions?.once?.isReplay === true) {
    c.get("scope").answerHeaders.push(["idempotency-replayed", "true"]);
  }
  return toResponse(c, operation, data);
}

/** What a request says about when, and how often, it may be done, beside its input. */
type Conditions = Pick<ApiContext["call"], "expectedVersions" | "once">;

function readConditions(c: AppContext, operation: RestOperation, input: object): Conditions {
  if (c.req.header("if-none-match") !== undefined) {
    throw invalidHeader("If-None-Match", "Only reading heeds it.");
  }
  const expectedVersions = readIfMatch(operation, c.req.header("if-match"));
  const header = c.req.header("idempotency-key");
  const once = readIdempotencyKey({ operation, header, input, expectedVersions });
  return { ...(expectedVersions && { expectedVersions }), ...(once && { once }) };
}

function withConditions(ctx: ApiContext, conditions: Conditions | undefined): ApiContext {
  return conditions ? { ...ctx, call: { ...ctx.call, ...conditions } } : ctx;
}

function toResponse(c: AppContext, operation: RestOperation, data: unknown): Promise<Response> {
  const headers = new Headers({ "content-type": "application/json" });
  const link = nextPageLink(operation, c.req.url, data);
  if (link !== undefined) headers.set("link", link);
  const tag = entityTagOf(operation, data);
  if (tag !== undefined) headers.set("etag", tag);
  if (
    tag !== undefined &&
    operation.type === "query" &&
    isKnown(tag, c.req.header("if-none-match"))
  ) {
    headers.delete("content-type");
    return Promise.resolve(new Response(null, { status: 304, headers }));
  }
  const status = operation.meta.status ?? 200;
  return textResponse(JSON.stringify(data), { status, headers }, c.req.header("accept-encoding"));
}
