import type { Fetch } from "@taskflow/client";

/** A `fetch` that keeps the addresses of what went through it. */
export function countingFetch() {
  const urls: URL[] = [];
  const counting: Fetch = (url, init) => {
    urls.push(new URL(url));
    return fetch(url, init);
  };
  const countOf = (procedure: string) =>
    urls.filter(({ pathname }) => pathname.endsWith(procedure)).length;
  return { fetch: counting, urls, countOf };
}
