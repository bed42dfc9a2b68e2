/**
 * The page to go back to after sign-in, only if it is one of ours: a path on this origin. A value
 * such as `//elsewhere.example` or `/\elsewhere.example` is a URL of another origin.
 */
export function toReturnPath(value: unknown): string | undefined {
  if (typeof value !== "string" || !value.startsWith("/")) return undefined;
  const base = "https://origin.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : undefined;
  if (url?.origin !== base) return undefined;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? undefined : path;
}
