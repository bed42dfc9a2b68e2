import { awaitsFirstAccount, type Services } from "@taskflow/domain";
import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../http/request-scope.ts";

/**
 * Leads a browser that comes to the front door of a server without accounts to where the first is made. Once there
 * is one it never asks again.
 */
export function leadToFirstAccount(services: Services): MiddlewareHandler<AppEnv> {
  let isOver = services.registration !== "open";
  return async (c, next) => {
    if (isOver || c.req.header("accept")?.includes("text/html") !== true) return next();
    // Whoever asks while the database is away is shown the page all the same.
    const isAwaited = await awaitsFirstAccount(services).catch(() => undefined);
    isOver = isAwaited === false;
    if (isAwaited !== true) return next();
    const scope = c.get("scope");
    scope.route = "web";
    scope.pageKind = "page";
    c.header("cache-control", "no-store");
    return c.redirect("/register");
  };
}
