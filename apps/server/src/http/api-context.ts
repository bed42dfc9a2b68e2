import type { ApiContext } from "@taskflow/api/server";
import type { Services } from "@taskflow/domain";
import { authenticate } from "./authenticate.ts";
import { deviceCookie } from "./device-cookie.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import type { AppContext } from "./request-scope.ts";

const USER_AGENT_LENGTH_MAX = 300;

/** Makes what a procedure gets from its HTTP request. */
export type ApiContextFactory = (c: AppContext, isBatch: boolean) => Promise<ApiContext>;

export function createApiContext(services: Services, isHttps: boolean): ApiContextFactory {
  return async (c, isBatch) => {
    const { requestId, address, origin } = c.get("scope");
    const userAgent = (c.req.header("user-agent") ?? "").slice(0, USER_AGENT_LENGTH_MAX);
    return {
      services,
      call: { requestId, address, userAgent, origin },
      session: await authenticate(c, services),
      refreshCookie: refreshCookie(c, isHttps),
      deviceCookie: deviceCookie(c, isHttps),
      isBatch,
    };
  };
}
