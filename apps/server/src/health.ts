import type { Hono } from "hono";
import type { AppEnv } from "./http/request-scope.ts";

/** Serves the two questions of whoever watches: does the process live, and should it get requests. */
export function mountHealth(app: Hono<AppEnv>, isReady: () => Promise<boolean>): void {
  app.get("/healthz", (c) => {
    c.get("scope").route = "/healthz";
    return c.json({ status: "ok" });
  });
  app.get("/readyz", async (c) => {
    c.get("scope").route = "/readyz";
    const ready = await isReady().catch(() => false);
    return ready ? c.json({ status: "ready" }) : c.json({ status: "not_ready" }, 503);
  });
}
