import type { RefreshCookie } from "@taskflow/api/server";
import { parse } from "hono/utils/cookie";
import type { AppContext } from "./request-scope.ts";

const MAX_AGE_SECONDS = 30 * 24 * 60 * 60;
const TOKEN_LENGTH_MAX = 512;

/**
 * The cookie of the refresh token. Reading it takes three proofs that the page is our own: the Origin,
 * fetch metadata where the browser sends them, and a header that no other site can send unasked.
 *
 * @see OWASP ASVS 5.0 V3.3, V3.5.1
 */
export function refreshCookie(c: AppContext, isHttps: boolean): RefreshCookie {
  const name = isHttps ? "__Host-tf_rt" : "tf_rt";
  const { answerHeaders } = c.get("scope");
  const write = (value: string, maxAge: number) => {
    const secure = isHttps ? "; Secure" : "";
    const cookie = `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Strict${secure}`;
    answerHeaders.push(["set-cookie", cookie]);
  };
  return {
    read: () => (isOwnPage(c) ? findCookie(c.req.header("cookie"), name) : undefined),
    set: (token) => write(token, MAX_AGE_SECONDS),
    clear: () => {
      write("", 0);
      answerHeaders.push(["clear-site-data", '"cache"']);
    },
  };
}

function isOwnPage(c: AppContext): boolean {
  const site = c.req.header("sec-fetch-site");
  return (
    c.req.header("origin") === c.get("scope").origin &&
    (site === undefined || site === "same-origin") &&
    c.req.header("x-taskflow") === "1"
  );
}

/** Two cookies of one name mean that somebody planted one; then neither is believed. */
function findCookie(header: string | undefined, name: string): string | undefined {
  const named = header?.split(";").filter((pair) => pair.split("=")[0]?.trim() === name) ?? [];
  const [only, ...more] = named;
  if (only === undefined || more.length > 0) return undefined;
  const value = parse(only, name)[name];
  return value === undefined || value === "" || value.length > TOKEN_LENGTH_MAX ? undefined : value;
}
