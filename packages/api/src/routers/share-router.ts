import {
  ListSharedTasksInput,
  OpenShareInput,
  SharedProject,
  SharedTaskPage,
} from "@taskflow/contract";
import { listSharedTasks, openShare } from "@taskflow/domain";
import { credentialProcedure, publicProcedure, router } from "../trpc.ts";

const tags = ["Sharing"] as const;

// Mutations, though they change nothing: the input of a query stands in its address, and in logs.
export const shareRouter = router({
  open: credentialProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/share/open",
        summary: "What a link shows, by its secret",
        tags,
        isPublic: true,
      },
    })
    .input(OpenShareInput)
    .output(SharedProject)
    .mutation(({ ctx, input }) => openShare(ctx.domain, input)),
  tasks: publicProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/share/tasks",
        summary: "The tasks that a link shows",
        tags,
        isPublic: true,
      },
    })
    .input(ListSharedTasksInput)
    .output(SharedTaskPage)
    .mutation(({ ctx, input }) => listSharedTasks(ctx.domain, input)),
});
