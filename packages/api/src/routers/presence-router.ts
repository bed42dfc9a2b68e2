import { EmptyOutput, ShowPresenceInput } from "@taskflow/contract";
import { showPresence } from "@taskflow/domain";
import { atOnce } from "../at-once.ts";
import { lookingProcedure, router } from "../trpc.ts";

export const presenceRouter = router({
  show: lookingProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspaceId}/presence",
        summary: "Show to others which task is open",
        description: "Say it again every ten seconds; it is forgotten after thirty.",
        isUnrepeatable: true,
        tags: ["Changes"],
      },
    })
    .input(atOnce(ShowPresenceInput))
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await showPresence(ctx.domain, input);
      return {};
    }),
});
