import type { ApiContext } from "@taskflow/api/server";
import type { CallLimits, Services } from "@taskflow/domain";
import { authenticate } from "./authenticate.ts";
import { deviceCookie } from "./device-cookie.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import type { AppContext, RequestScope } from "./request-scope.ts";

const USER_AGENT_LENGTH_MAX = 300;

/** Makes what a procedure gets from its HTTP request. */
export type ApiContextFactory = (c: AppContext, isBatch: boolean) => Promise<ApiContext>;

export function createApiContext(services: Services, isHttps: boolean): ApiContextFactory {
  return async (c, isBatch) => {
    const scope = c.get("scope");
    const { requestId, address, origin } = scope;
    const userAgent = (c.req.header("user-agent") ?? "").slice(0, USER_AGENT_LENGTH_MAX);
    return {
      services: { ...services, callLimits: toldLimits(services.callLimits, scope) },
      call: { requestId, address, userAgent, origin },
      caller: await authenticate(c, services),
      refreshCookie: refreshCookie(c, isHttps),
      deviceCookie: deviceCookie(c, isHttps),
      isBatch,
    };
  };
}

/** The limits of the process, which the answer to one request will tell about. */
function toldLimits(limits: CallLimits, scope: RequestScope): CallLimits {
  return {
    ...limits,
    charge: (kind, subject) =>
      limits.charge(kind, subject, (allowance) => {
        if (allowance.remaining < (scope.allowance?.remaining ?? Infinity)) {
          scope.allowance = allowance;
        }
      }),
  };
}
