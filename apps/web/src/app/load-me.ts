import type { RouterContext } from "./root-route.ts";

/** Who is signed in, asked for once and known from then on, and from where on their workspaces are followed. */
export async function loadMe({ queryClient, trpc, live }: RouterContext) {
  const me = await queryClient.query({ ...trpc.auth.me.queryOptions(), staleTime: "static" });
  // Nobody can read anything of a workspace before its id is known from here.
  for (const { workspaceId, number } of me.changeNumbers) live.beginAt(workspaceId, number);
  return me;
}
