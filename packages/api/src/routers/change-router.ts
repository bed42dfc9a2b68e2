import { ChangeDelta, ListChangesInput } from "@taskflow/contract";
import { listChanges } from "@taskflow/domain";
import { atOnce } from "../at-once.ts";
import { router, sessionProcedure } from "../trpc.ts";

const tags = ["Changes"] as const;

export const changeRouter = router({
  since: sessionProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspaceId}/changes",
        summary: "What changed after a number of the change log",
        description:
          "Each thing once and as it is now; begin with `after=0`, go on with `number` while `hasMore`.",
        tags,
      },
    })
    .input(atOnce(ListChangesInput))
    .output(atOnce(ChangeDelta))
    .query(({ ctx, input }) => listChanges(ctx.domain, input)),
});
