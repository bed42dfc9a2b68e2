import type { Fetch } from "@taskflow/client";

/** A `fetch` that keeps what went through it. */
export function countingFetch() {
  const urls: URL[] = [];
  const inits: RequestInit[] = [];
  const counting: Fetch = (url, init) => {
    urls.push(new URL(url));
    inits.push(init);
    return fetch(url, init);
  };
  const countOf = (procedure: string) =>
    urls.filter(({ pathname }) => pathname.endsWith(procedure)).length;
  return { fetch: counting, urls, inits, countOf };
}
