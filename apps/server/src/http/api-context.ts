import type { ApiContext } from "@taskflow/api/server";
import type { Services } from "@taskflow/domain";
import { authenticate, bearerOf, isProgramToken } from "./authenticate.ts";
import { callOf } from "./call-of.ts";
import { deviceCookie } from "./device-cookie.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import type { AppContext } from "./request-scope.ts";
import { toldLimits } from "./told-limits.ts";

/** Makes what a procedure gets from its HTTP request. */
export type ApiContextFactory = (c: AppContext, isBatch: boolean) => Promise<ApiContext>;

export function createApiContext(services: Services, isHttps: boolean): ApiContextFactory {
  return async (c, isBatch) => {
    const scope = c.get("scope");
    const caller = await authenticate(c, services);
    return {
      services: { ...services, callLimits: toldLimits(services.callLimits, scope) },
      call: callOf(c),
      caller,
      showsToken: caller ? caller.credential.kind === "token" : isProgramToken(bearerOf(c)),
      refreshCookie: refreshCookie(c, isHttps),
      deviceCookie: deviceCookie(c, isHttps),
      isBatch,
    };
  };
}
