import type { BrowserMemory } from "@taskflow/domain";
import type { ApiContext } from "./context.ts";

/** What the browser of a sign-in still holds; nothing, for a program that keeps its tokens itself. */
export function browserMemory(
  { refreshCookie, deviceCookie }: Pick<ApiContext, "refreshCookie" | "deviceCookie">,
  isCookie: boolean,
): BrowserMemory {
  if (!isCookie) return {};
  return { refreshToken: refreshCookie.read(), deviceToken: deviceCookie.read() };
}
