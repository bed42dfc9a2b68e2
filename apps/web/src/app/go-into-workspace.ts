import { redirect } from "@tanstack/react-router";
import { lastWorkspace } from "../features/workspace/last-workspace.ts";
import { loadMe } from "./load-me.ts";
import type { RouterContext } from "./root-route.ts";

interface Going {
  readonly context: RouterContext;
  readonly location: { readonly href: string; readonly pathname: string };
}

/**
 * Leads an address without a workspace into one: the last one, but the personal one if it names a task,
 * since it is from the time when there was no other.
 */
export async function goIntoWorkspace({ context, location }: Going): Promise<never> {
  const { workspaces } = await loadMe(context);
  const last = lastWorkspace(workspaces);
  const namesTask = /^\/(?:tasks|trash)\/./u.test(location.pathname);
  const { slug } = namesTask ? (workspaces[0] ?? last) : last;
  throw redirect({ href: `/w/${slug}${location.href}`, replace: true });
}
