import type { BrowserContext, Request } from "playwright-core";

/** The requests of every page of a context that are not at their end. Streams have none, and are left out. */
export function requestsUnderWay(context: BrowserContext): ReadonlySet<Request> {
  const underWay = new Set<Request>();
  const forget = (request: Request) => void underWay.delete(request);
  context.on("request", (request) => {
    if (!request.url().includes("/trpc/change.stream")) underWay.add(request);
  });
  context.on("requestfinished", forget);
  context.on("requestfailed", forget);
  return underWay;
}
