import {
  CreateWorkspaceInput,
  DeleteWorkspaceInput,
  EmptyOutput,
  TransferWorkspaceInput,
  UpdateWorkspaceInput,
  Workspace,
  WorkspaceRef,
} from "@taskflow/contract";
import {
  createWorkspace,
  deleteWorkspace,
  leaveWorkspace,
  transferWorkspace,
  updateWorkspace,
} from "@taskflow/domain";
import { memberProcedure, router, sessionProcedure } from "../trpc.ts";

const tags = ["Workspaces"] as const;
const ITEM = "/workspaces/{workspaceId}";
const WANTS_PASSWORD =
  "Wants the password to have been given within ten minutes: `POST /auth/confirm`.";

export const workspaceRouter = router({
  create: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces",
        summary: "Make a workspace for a team",
        tags,
        status: 201,
      },
    })
    .input(CreateWorkspaceInput)
    .output(Workspace)
    .mutation(({ ctx, input }) => createWorkspace(ctx.domain, input)),
  update: memberProcedure
    .meta({ openapi: { method: "PATCH", path: ITEM, summary: "Rename a workspace", tags } })
    .input(UpdateWorkspaceInput)
    .output(Workspace)
    .mutation(({ ctx, input }) => updateWorkspace(ctx.domain, input)),
  leave: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/leave`,
        summary: "Leave a workspace",
        isUnrepeatable: true,
        tags,
      },
    })
    .input(WorkspaceRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await leaveWorkspace(ctx.domain, input);
      return {};
    }),
  transfer: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/transfer`,
        summary: "Make another member an owner in my place",
        description: WANTS_PASSWORD,
        isUnrepeatable: true,
        tags,
      },
    })
    .input(TransferWorkspaceInput)
    .output(Workspace)
    .mutation(({ ctx, input }) => transferWorkspace(ctx.domain, input)),
  delete: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/delete`,
        summary: "Delete a workspace and everything in it",
        description: WANTS_PASSWORD,
        isUnrepeatable: true,
        tags,
      },
    })
    .input(DeleteWorkspaceInput)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await deleteWorkspace(ctx.domain, input);
      return {};
    }),
});
