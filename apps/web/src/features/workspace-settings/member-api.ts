import type { AppRouter } from "@taskflow/api";
import { createTRPCReact } from "@trpc/react-query";
import type { RouterOutputs } from "../../lib/trpc.ts";

/**
 * The classic hooks, for the members. Their query keys are those of the options proxy, so both read and
 * write one cache.
 */
export const memberApi = createTRPCReact<AppRouter>();

export type Member = RouterOutputs["member"]["list"]["items"][number];
