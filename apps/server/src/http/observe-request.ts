import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { createMiddleware } from "hono/factory";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { traceRequest } from "../tracing/trace-request.ts";
import type { Tracing } from "../tracing/tracing.ts";
import { findClient } from "./client-address.ts";
import {
  type AppContext,
  type AppEnv,
  incomingOf,
  type PageKind,
  type RequestScope,
} from "./request-scope.ts";
import { rateLimitHeaders } from "./rate-limit-headers.ts";
import { securityHeaders } from "./security-headers.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";
import { isWhole } from "./whole-response.ts";

/** What {@link observeRequest} needs to know. */
export interface ObserveOptions {
  readonly log: Log;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: TrustedProxies;
  /** True while the server drains: then no connection is kept alive. */
  readonly isStopping: () => boolean;
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/**
 * The outermost layer: names the request, gives every answer its security headers, whoever made it,
 * and writes one line about it.
 */
export function observeRequest(options: ObserveOptions) {
  const headersOf = createCommonHeaders(options);
  return createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now();
    const scope = openScope(c, options, headersOf);
    c.set("scope", scope);
    await traceRequest(options.tracing, c, next);
    const { status } = c.res;
    if (!isWhole(c.res)) completeHeaders(c.res.headers, status, scope);

    const ms = performance.now() - start;
    const procedure = scope.procedure ?? scope.route;
    options.metrics?.count({ procedure, status, seconds: ms / 1000 });
    options.log.request({
      method: c.req.method,
      route: scope.route,
      status,
      ms: Math.round(ms * 10) / 10,
      requestId: scope.requestId,
      userId: scope.userId,
      tokenId: scope.tokenId,
    });
  });
}

/** Makes what every answer has from the kind of page, its status and the request's id. */
function createCommonHeaders({ publicUrl, isStopping }: ObserveOptions) {
  const isHttps = publicUrl?.startsWith("https:") === true;
  const prepared = (kind: PageKind) => Object.fromEntries(securityHeaders(kind, isHttps));
  const security = { data: prepared("data"), page: prepared("page"), docs: prepared("docs") };
  return (
    { pageKind, requestId, allowance }: RequestScope,
    status: number,
  ): Record<string, string> => ({
    ...security[pageKind],
    "x-request-id": requestId,
    "cache-control": "no-store",
    ...(status === 401 && { "www-authenticate": 'Bearer realm="taskflow"' }),
    ...(isStopping() && { connection: "close" }),
    ...(allowance && rateLimitHeaders(allowance)),
  });
}

function completeHeaders(headers: Headers, status: number, scope: RequestScope): void {
  const { "cache-control": cacheControl = "", ...common } = scope.commonHeaders(status);
  for (const [name, value] of Object.entries(common)) headers.set(name, value);
  for (const [name, value] of scope.answerHeaders) headers.append(name, value);
  if (!headers.has("cache-control")) headers.set("cache-control", cacheControl);
}

function openScope(
  c: AppContext,
  options: ObserveOptions,
  headersOf: ReturnType<typeof createCommonHeaders>,
): RequestScope {
  const { address, isSecure } = findClient(
    {
      peer: incomingOf(c)?.socket.remoteAddress,
      forwardedFor: c.req.header("x-forwarded-for") ?? null,
      forwardedProto: c.req.header("x-forwarded-proto") ?? null,
    },
    options.trustedProxies,
  );
  const here = `${isSecure ? "https" : "http"}://${c.req.header("host") ?? ""}`;
  const scope: RequestScope = {
    // Never taken from outside: two requests with one id would forge each other's trail.
    requestId: randomUUID(),
    address,
    isSecure,
    origin: options.publicUrl ?? here,
    commonHeaders: (status) => headersOf(scope, status),
    answerHeaders: [],
    pageKind: "data",
    route: "*",
    procedure: undefined,
    userId: undefined,
    tokenId: undefined,
    signer: null,
    body: undefined,
    allowance: undefined,
  };
  return scope;
}
