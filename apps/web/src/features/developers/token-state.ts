import type { Workspace } from "../workspace/use-workspaces.ts";
import type { Token } from "./token-api.ts";

export type TokenState = "live" | "expired" | "refused";

/** Whether a token still opens anything: it may be over, or of a kind that its workspace refuses. */
export function tokenState(
  { kind, isOver }: Pick<Token, "kind"> & { readonly isOver: boolean },
  { requiresSigning }: Pick<Workspace, "requiresSigning">,
): TokenState {
  if (isOver) return "expired";
  return kind === "bearer" && requiresSigning ? "refused" : "live";
}
