/** Texts, with the colon that makes one a key, and the braces between which keys may come once. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}]/gu;

/**
 * Tells whether any object of a JSON text has one key twice, however it is written. `JSON.parse` takes
 * the last, other parsers the first, and a signature fits both (ASVS V1.5.3).
 *
 * The text must be valid JSON: then these tokens are all that there is to see.
 */
export function hasRepeatedKey(json: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, colon] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined) {
      const keys = open.at(-1);
      const key: unknown = JSON.parse(token.slice(0, -colon.length));
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}
