import { loadMe } from "./load-me.ts";
import type { RouterContext } from "./root-route.ts";

interface Wanted {
  readonly context: RouterContext;
  readonly next: string | undefined;
  /** They were there when their session ended, unless somebody else has signed in since. */
  readonly hasEnded: boolean;
}

/** Where to go after sign-in: not to the former person's workspace. */
export async function placeAfterDoor({ context, next, hasEnded }: Wanted): Promise<string> {
  const slug = /^\/w\/(?<slug>[^/?#]+)/u.exec(next ?? "")?.groups?.["slug"];
  if (hasEnded && slug !== undefined) {
    const { workspaces } = await loadMe(context);
    if (!workspaces.some((one) => one.slug === slug)) return "/tasks";
  }
  return next ?? "/tasks";
}
