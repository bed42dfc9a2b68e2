import type { ApiContext } from "@taskflow/api/server";
import type { Caller, Services } from "@taskflow/domain";
import { authenticate, bearerOf, isProgramToken, isSigningSecret } from "./authenticate.ts";
import { callOf } from "./call-of.ts";
import { deviceCookie } from "./device-cookie.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import type { AppContext } from "./request-scope.ts";
import type { StrangersLine } from "./strangers-line.ts";
import { toldLimits } from "./told-limits.ts";

/** Makes what a procedure gets from its HTTP request. */
export type ApiContextFactory = (c: AppContext, isBatch: boolean) => Promise<ApiContext>;

/** What {@link createApiContext} stands on. */
export interface ApiContextParts {
  readonly services: Services;
  readonly isHttps: boolean;
  readonly strangers: StrangersLine;
}

export function createApiContext(parts: ApiContextParts): ApiContextFactory {
  const { services, isHttps, strangers } = parts;
  return async (c, isBatch) => {
    const scope = c.get("scope");
    const caller = await authenticate(c, services);
    // Whoever has shown nothing has waited before.
    if (!caller && bearerOf(c) !== undefined) await strangers.turn();
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
