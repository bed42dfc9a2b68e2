import { parse } from "hono/utils/cookie";
import type { AppContext } from "./request-scope.ts";

const VALUE_LENGTH_MAX = 512;

/** A cookie that only our own page brings, and that no script can read. */
export interface PageCookie {
  readonly read: () => string | undefined;
  readonly write: (value: string, maxAgeSeconds: number) => void;
}

/**
 * A cookie of the pages. Reading it takes three proofs that the page is our own: the Origin, fetch
 * metadata where the browser sends them, and a header that no other site can send unasked.
 *
 * @see OWASP ASVS 5.0 V3.3, V3.5.1
 */
export function pageCookie(c: AppContext, suffix: string, isHttps: boolean): PageCookie {
  const name = isHttps ? `__Host-${suffix}` : suffix;
  const { answerHeaders } = c.get("scope");
  return {
    read: () => (isOwnPage(c) ? findCookie(c.req.header("cookie"), name) : undefined),
    write: (value, maxAgeSeconds) => {
      const secure = isHttps ? "; Secure" : "";
      const rules = `Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Strict${secure}`;
      answerHeaders.push(["set-cookie", `${name}=${value}; ${rules}`]);
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
  return value === undefined || value === "" || value.length > VALUE_LENGTH_MAX ? undefined : value;
}
