import type { RefreshCookie } from "@taskflow/api/server";
import { pageCookie } from "./page-cookie.ts";
import type { AppContext } from "./request-scope.ts";

const MAX_AGE_SECONDS = 30 * 24 * 60 * 60;

/** The cookie of the refresh token. */
export function refreshCookie(c: AppContext, isHttps: boolean): RefreshCookie {
  const { read, write } = pageCookie(c, "tf_rt", isHttps);
  return {
    read,
    set: (token) => write(token, MAX_AGE_SECONDS),
    clear: () => {
      write("", 0);
      c.get("scope").answerHeaders.push(["clear-site-data", '"cache"']);
    },
  };
}
