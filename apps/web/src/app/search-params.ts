/** Addresses stay readable and whatever is in them stays text: `?status=todo,done&q=007`. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).flatMap(([key, value]) => {
    const text = Array.isArray(value) ? value.join(",") : value;
    if (typeof text !== "string" || text === "") return [];
    const readable = encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%2F", "/");
    return [`${encodeURIComponent(key)}=${readable}`];
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
