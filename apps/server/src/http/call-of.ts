import type { ApiContext } from "@taskflow/api/server";
import type { AppContext } from "./request-scope.ts";

const USER_AGENT_LENGTH_MAX = 300;

/** What a procedure is told of the request that it was called by. */
export function callOf(c: AppContext): ApiContext["call"] {
  const { requestId, address, origin } = c.get("scope");
  const userAgent = (c.req.header("user-agent") ?? "").slice(0, USER_AGENT_LENGTH_MAX);
  return { requestId, address, userAgent, origin };
}
