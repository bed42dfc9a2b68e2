import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./request-scope.ts";

/** Whatever is in them: this makes room for people who work, and keeps nobody out who lies. */
const CREDENTIALS = ["authorization", "signature-input"];

/**
 * Lets requests of people who are not signed in go on one at a time, each in a turn of the event loop of its own.
 * Two hundred sign-ins that come at once, and be it to be refused, would else all be answered before the next
 * request of somebody who works is read.
 */
export function letOthersPass() {
  let last = Promise.resolve();
  return createMiddleware<AppEnv>(async (c, next) => {
    if (CREDENTIALS.every((name) => c.req.header(name) === undefined)) {
      await (last = last.then(nextTurn));
    }
    await next();
  });
}

/** After whatever has arrived meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
