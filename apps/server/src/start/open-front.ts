import type { Server } from "node:http";
import type { Config } from "../config.ts";
import { securityHeaders } from "../http/security-headers.ts";
import { type Fetch, listen } from "./http-server.ts";

/** The port that visitors come to. */
export interface Front {
  readonly server: Server;
  /** From now on this answers. */
  readonly answerWith: (fetch: Fetch) => void;
}

/**
 * Takes the port before anything else is begun, so that a taken one is told before a database was made.
 * Until the application is there, the answer is "not yet".
 *
 * @throws {OperatorError} if the address cannot be had.
 */
export async function openFront({ host, port, publicUrl }: Config): Promise<Front> {
  const isHttps = publicUrl?.startsWith("https:") === true;
  let answer = answerNotYet(isHttps);
  const server = await listen((...request) => answer(...request), { host, port, isHttps });
  return { server, answerWith: (fetch) => (answer = fetch) };
}

function answerNotYet(isHttps: boolean): Fetch {
  const headers = new Headers(securityHeaders("data", isHttps).map(([...pair]) => pair));
  headers.set("cache-control", "no-store");
  headers.set("retry-after", "1");
  return ({ url }) =>
    new URL(url).pathname === "/healthz"
      ? Response.json({ status: "ok" }, { headers })
      : Response.json({ status: "not_ready" }, { status: 503, headers });
}
