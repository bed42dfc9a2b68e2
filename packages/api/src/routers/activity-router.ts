import { ActivityPage, ListActivityInput } from "@taskflow/contract";
import { listActivity } from "@taskflow/domain";
import { router, memberProcedure } from "../trpc.ts";

export const activityRouter = router({
  list: memberProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspaceId}/activity",
        summary: "Who did what and when",
        tags: ["Changes"],
      },
    })
    .input(ListActivityInput)
    .output(ActivityPage)
    .query(({ ctx, input }) => listActivity(ctx.domain, input)),
});
