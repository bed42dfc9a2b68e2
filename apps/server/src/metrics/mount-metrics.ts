import { TRPCError } from "@trpc/server";
import type { Hono } from "hono";
import type { AppEnv } from "../http/request-scope.ts";
import type { Secret } from "../secret.ts";
import { mayScrape } from "./may-scrape.ts";
import type { Metrics } from "./metrics.ts";

/** Serves the figures on the main port to whoever has the token. */
export function mountMetrics(app: Hono<AppEnv>, metrics: Metrics, token: Secret): void {
  app.get("/metrics", async (c) => {
    c.get("scope").route = "/metrics";
    if (!mayScrape(token, c.req.header("authorization"))) {
      throw new TRPCError({
        code: "UNAUTHORIZED",
        message: "Send METRICS_TOKEN as a bearer token.",
      });
    }
    return c.body(await metrics.read(), 200, { "content-type": metrics.contentType });
  });
}
