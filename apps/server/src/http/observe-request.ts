import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { createMiddleware } from "hono/factory";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { traceRequest } from "../tracing/trace-request.ts";
import type { Tracing } from "../tracing/tracing.ts";
import { findClient } from "./client-address.ts";
import { type AppContext, type AppEnv, incomingOf, type RequestScope } from "./request-scope.ts";
import { securityHeaders } from "./security-headers.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

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
  const isHttps = options.publicUrl?.startsWith("https:") === true;
  const headersOf = {
    data: securityHeaders("data", isHttps),
    page: securityHeaders("page", isHttps),
    docs: securityHeaders("docs", isHttps),
  };
  return createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now();
    const scope = openScope(c, options);
    c.set("scope", scope);
    await traceRequest(options.tracing, c, next);

    const { headers, status } = c.res;
    for (const [name, value] of headersOf[scope.pageKind]) headers.set(name, value);
    for (const [name, value] of scope.answerHeaders) headers.append(name, value);
    headers.set("x-request-id", scope.requestId);
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    if (status === 401) headers.set("www-authenticate", 'Bearer realm="taskflow"');
    if (options.isStopping()) headers.set("connection", "close");

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
    });
  });
}

function openScope(c: AppContext, options: ObserveOptions): RequestScope {
  const { address, isSecure } = findClient(
    {
      peer: incomingOf(c)?.socket.remoteAddress,
      forwardedFor: c.req.header("x-forwarded-for") ?? null,
      forwardedProto: c.req.header("x-forwarded-proto") ?? null,
    },
    options.trustedProxies,
  );
  const here = `${isSecure ? "https" : "http"}://${c.req.header("host") ?? ""}`;
  return {
    // Never taken from outside: two requests with one id would forge each other's trail.
    requestId: randomUUID(),
    address,
    isSecure,
    origin: options.publicUrl ?? here,
    answerHeaders: [],
    pageKind: "data",
    route: "*",
    procedure: undefined,
    userId: undefined,
  };
}
