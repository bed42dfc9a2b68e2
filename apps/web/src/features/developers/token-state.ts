import type { Workspace } from "../workspace/use-workspaces.ts";
import { isPast } from "./is-past.ts";
import type { Token } from "./token-api.ts";

export type TokenState = "live" | "expired" | "refused";

/** Whether a token still opens anything: it may be over, or of a kind that its workspace refuses. */
export function tokenState(
  { kind, expiresAt }: Pick<Token, "kind" | "expiresAt">,
  { requiresSigning }: Pick<Workspace, "requiresSigning">,
  now: Date = new Date(),
): TokenState {
  if (isPast(expiresAt, now)) return "expired";
  return kind === "bearer" && requiresSigning ? "refused" : "live";
}
