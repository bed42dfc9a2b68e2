import type { AppContext } from "../http/request-scope.ts";
import type { Tracing } from "./tracing.ts";

/** Makes a request a span, with the round trips to the database in it; without tracing just runs it. */
export function traceRequest(
  tracing: Tracing | undefined,
  c: AppContext,
  next: () => Promise<void>,
): Promise<void> {
  if (tracing === undefined) return next();
  return tracing.request(async () => {
    await next();
    const { procedure, route, requestId } = c.get("scope");
    const { method } = c.req;
    return { method, procedure: procedure ?? route, status: c.res.status, requestId };
  });
}
