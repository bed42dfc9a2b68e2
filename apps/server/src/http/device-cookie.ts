import type { DeviceCookie } from "@taskflow/api/server";
import { pageCookie } from "./page-cookie.ts";
import type { AppContext } from "./request-scope.ts";

/** As long as browsers keep any cookie. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** The cookie by which an account knows a browser again; written anew at each sign-in. */
export function deviceCookie(c: AppContext, isHttps: boolean): DeviceCookie {
  const { read, write } = pageCookie(c, "tf_device", isHttps);
  return { read, set: (token) => write(token, MAX_AGE_SECONDS) };
}
