import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./request-scope.ts";
import type { StrangersLine } from "./strangers-line.ts";

/** Whatever is in them: who lies waits once that is found out. */
const CREDENTIALS = ["authorization", "signature-input"];

/** Lets requests without a credential wait in line, before anything is done for them. */
export function letOthersPass(strangers: StrangersLine) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (CREDENTIALS.every((name) => c.req.header(name) === undefined)) await strangers.turn();
    await next();
  });
}
