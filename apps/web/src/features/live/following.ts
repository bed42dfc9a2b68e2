import type { QueryClient } from "@tanstack/react-query";
import type { ApiClient, ApiQueries } from "../../lib/trpc.ts";
import type { LiveState } from "./live-state.ts";

/** What is followed, and what it is put into. */
export interface Following {
  readonly live: LiveState;
  readonly queryClient: QueryClient;
  readonly trpc: ApiQueries;
  readonly client: ApiClient;
  readonly workspaceId: string;
  /** Others may be told what is open here. */
  readonly isShared: boolean;
  /** A stream was opened, and something came by it: somebody answers. */
  readonly onAnswered: () => void;
}
