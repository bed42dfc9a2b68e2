import type { AppRouter } from "@taskflow/api";
import { createTRPCReact } from "@trpc/react-query";

/**
 * The classic hooks, for the account area. Their query keys are those of the options proxy, so both
 * read and write one cache.
 */
export const accountApi = createTRPCReact<AppRouter>();
