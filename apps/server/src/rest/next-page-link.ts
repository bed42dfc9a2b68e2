import type { RestOperation } from "./rest-operation.ts";

/**
 * Where a list goes on, as a `Link`: the same address with the next cursor; relative, since nobody knows
 * better than the caller under which name they reach this server.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc8288 RFC 8288}
 */
export function nextPageLink(
  { isPaged }: RestOperation,
  url: string,
  data: unknown,
): string | undefined {
  const next = isPaged ? nextParameter(data) : undefined;
  if (!next) return undefined;
  const { pathname, searchParams } = new URL(url);
  searchParams.set(...next);
  return `<${pathname}?${searchParams.toString()}>; rel="next"`;
}

function nextParameter(data: unknown): [name: string, value: string] | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  if ("nextCursor" in data && typeof data.nextCursor === "string") {
    return ["cursor", data.nextCursor];
  }
  // Of the change log.
  if ("hasMore" in data && data.hasMore === true && "number" in data) {
    return ["after", String(data.number)];
  }
  return undefined;
}
