import type { Allowance } from "@taskflow/domain";

const WINDOW_SECONDS = 60;

/**
 * How many calls there may be, and how many are left.
 *
 * @see {@link https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10}
 */
export function rateLimitHeaders({ kind, limit, remaining, resetSeconds }: Allowance) {
  return {
    "ratelimit-policy": `"${kind}";q=${limit};w=${WINDOW_SECONDS}`,
    ratelimit: `"${kind}";r=${remaining};t=${resetSeconds}`,
  };
}
