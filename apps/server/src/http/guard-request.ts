import { TRPCError } from "@trpc/server";
import { createMiddleware } from "hono/factory";
import { assertUtf8Query } from "./assert-utf8-query.ts";
import { type AppContext, type AppEnv, incomingOf } from "./request-scope.ts";

/** Characters of path and query together. */
const TARGET_LENGTH_MAX = 8 * 1024;
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "DELETE"]);
const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/iu;
/** What browsers send by themselves when a policy was broken. */
const REPORT_PATH = "/csp-report";
const REPORT_TYPE = /^application\/(?:csp-report|reports\+json)\b/iu;
/** Balancers probe on plain HTTP, from inside. */
const PROBES = new Set(["/healthz", "/readyz"]);

/**
 * Refuses what no part of the server takes, before any of it runs: by method, target, host, transport
 * and the kind of body.
 */
export function guardRequest(options: { readonly requiresHttps: boolean }) {
  return createMiddleware<AppEnv>(async (c, next) => {
    assertMethod(c);
    assertTarget(c);
    assertOneHost(c);
    if (options.requiresHttps) assertHttps(c);
    assertBodyKind(c);
    await next();
  });
}

function assertMethod(c: AppContext): void {
  if (METHODS.has(c.req.method)) return;
  c.get("scope").answerHeaders.push(["allow", [...METHODS].join(", ")]);
  throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "No such method here." });
}

function assertTarget(c: AppContext): void {
  const { url } = c.req;
  const start = url.indexOf("/", url.indexOf("//") + 2);
  if (url.length - start > TARGET_LENGTH_MAX) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "The address is too long." });
  }
  const end = url.indexOf("?", start);
  try {
    decodeURIComponent(url.slice(start, end === -1 ? undefined : end));
  } catch (cause) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "The path is malformed.", cause });
  }
  if (end !== -1) assertUtf8Query(url.slice(end + 1));
}

/** Two would let a proxy and this server disagree about whom the request is for (ASVS V4.2.1). */
function assertOneHost(c: AppContext): void {
  const raw = incomingOf(c)?.rawHeaders;
  const count = raw?.filter(
    (name, index) => index % 2 === 0 && name.toLowerCase() === "host",
  ).length;
  if ((count ?? 1) > 1 || c.req.header("host")?.includes(",")) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "Send one Host header." });
  }
}

/** Refused, not redirected: the token would have crossed the wire by then (ASVS V4.1.2). */
function assertHttps(c: AppContext): void {
  if (c.get("scope").isSecure || PROBES.has(c.req.path)) return;
  throw new TRPCError({
    code: "FORBIDDEN",
    message: `Use ${c.get("scope").origin}. If a proxy in front of this server speaks HTTPS, TRUSTED_PROXIES must name it.`,
  });
}

/**
 * JSON is the one kind of body that a foreign page cannot send without asking first, so the check is
 * the guard against cross-site requests (ASVS V3.5.1).
 */
function assertBodyKind(c: AppContext): void {
  if (c.req.method === "GET" || c.req.method === "HEAD" || !hasBody(c)) return;
  if (c.req.header("content-encoding") !== undefined) {
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "Send the body uncompressed." });
  }
  const type = c.req.header("content-type") ?? "";
  if (JSON_TYPE.test(type)) return;
  if (c.req.path === REPORT_PATH && REPORT_TYPE.test(type)) return;
  throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "Send application/json." });
}

/** HTTP/1.1 announces every body in a header (RFC 9112 §6); requests made in process announce none. */
function hasBody(c: AppContext): boolean {
  const length = c.req.header("content-length");
  if (length !== undefined) return length !== "0";
  if (c.req.header("transfer-encoding") !== undefined) return true;
  return incomingOf(c) === undefined && c.req.raw.body !== null;
}
