import type { ApiContext } from "@taskflow/api/server";
import type { Caller, Services } from "@taskflow/domain";
import { authenticate, bearerOf, isProgramToken, isSigningSecret } from "./authenticate.ts";
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
      shows: caller ? shownBy(caller) : whatIs(bearerOf(c)),
      refreshCookie: refreshCookie(c, isHttps),
      deviceCookie: deviceCookie(c, isHttps),
      isBatch,
    };
  };
}

const shownBy = ({ credential }: Caller) => (credential.kind === "token" ? "token" : undefined);

function whatIs(bearer: string | undefined): ApiContext["shows"] {
  if (isProgramToken(bearer)) return "token";
  return isSigningSecret(bearer) ? "signing_secret" : undefined;
}
