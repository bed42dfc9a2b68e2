import { securityHeaders } from "../http/security-headers.ts";
import type { Secret } from "../secret.ts";
import type { Fetch } from "../start/http-server.ts";
import { mayScrape } from "./may-scrape.ts";
import type { Metrics } from "./metrics.ts";

/** Serves the figures, and nothing else, on a port of their own (ASVS V13.4.5). */
export function answerScrapes(metrics: Metrics, token: Secret | undefined): Fetch {
  const headers = new Headers(securityHeaders("data", false).map(([...pair]) => pair));
  headers.set("cache-control", "no-store");
  const refuse = (status: number) => new Response(null, { status, headers });
  return async (request) => {
    if (new URL(request.url).pathname !== "/metrics") return refuse(404);
    if (request.method !== "GET") return refuse(405);
    if (!mayScrape(token, request.headers.get("authorization") ?? undefined)) return refuse(401);
    headers.set("content-type", metrics.contentType);
    return new Response(await metrics.read(), { headers });
  };
}
