import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { DomainError } from "@taskflow/domain";
import { TRPCError } from "@trpc/server";
import type { Config } from "../config.ts";
import { errorResponse } from "../http/error-response.ts";
import { securityHeaders } from "../http/security-headers.ts";
import { type Fetch, listen } from "./http-server.ts";

/** The port that visitors come to. */
export interface Front {
  readonly server: Server;
  /** From now on this answers. */
  readonly answerWith: (fetch: Fetch) => void;
}

const RETRY_SECONDS = 1;

/**
 * Takes the port before anything else is begun, so that a taken one is told before a database was made.
 * Until the application is there, every call is refused as one that is to be sent again.
 *
 * @throws {OperatorError} if the address cannot be had.
 */
export async function openFront({
  host,
  port,
  publicUrl,
}: Pick<Config, "host" | "port" | "publicUrl">): Promise<Front> {
  const isHttps = publicUrl?.startsWith("https:") === true;
  let answer = answerNotYet(isHttps);
  const server = await listen((...request) => answer(...request), { host, port, isHttps });
  return { server, answerWith: (fetch) => (answer = fetch) };
}

function answerNotYet(isHttps: boolean): Fetch {
  const common = [...securityHeaders("data", isHttps), ["cache-control", "no-store"] as const];
  return ({ url }) => {
    const requestId = randomUUID();
    const response = notYet(new URL(url).pathname, requestId);
    for (const [name, value] of common) response.headers.set(name, value);
    response.headers.set("x-request-id", requestId);
    return response;
  };
}

function notYet(path: string, requestId: string): Response {
  if (path === "/healthz") return Response.json({ status: "ok" });
  if (path === "/readyz") {
    const headers = { "retry-after": String(RETRY_SECONDS) };
    return Response.json({ status: "not_ready" }, { status: 503, headers });
  }
  const message = "The server is starting. Try again in a moment.";
  const cause = new DomainError("busy", message, { retryAfterSeconds: RETRY_SECONDS });
  const error = new TRPCError({ code: "SERVICE_UNAVAILABLE", message, cause });
  return errorResponse(error, path, requestId);
}
