import type { RouterContext } from "./root-route.ts";

/** Who is signed in, asked for once and known from then on. */
export function loadMe({ queryClient, trpc }: RouterContext) {
  return queryClient.query({ ...trpc.auth.me.queryOptions(), staleTime: "static" });
}
