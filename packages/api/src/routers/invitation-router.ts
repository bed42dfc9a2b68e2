import {
  AcceptedInvitation,
  CreatedInvitation,
  CreateInvitationInput,
  EmptyOutput,
  InvitationList,
  InvitationPreview,
  InvitationRef,
  InvitationSecret,
  ListInvitationsInput,
} from "@taskflow/contract";
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from "@taskflow/domain";
import { memberProcedure, publicProcedure, router, sessionProcedure } from "../trpc.ts";

const tags = ["Invitations"] as const;
const COLLECTION = "/workspaces/{workspaceId}/invitations";

export const invitationRouter = router({
  create: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: COLLECTION,
        summary: "Invite somebody by a link, and by mail if an address is given",
        isUnrepeatable: true,
        tags,
        status: 201,
      },
    })
    .input(CreateInvitationInput)
    .output(CreatedInvitation)
    .mutation(({ ctx, input }) => createInvitation(ctx.domain, input)),
  list: memberProcedure
    .meta({
      openapi: { method: "GET", path: COLLECTION, summary: "List pending invitations", tags },
    })
    .input(ListInvitationsInput)
    .output(InvitationList)
    .query(async ({ ctx, input }) => ({ items: await listInvitations(ctx.domain, input) })),
  revoke: memberProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: `${COLLECTION}/{id}`,
        summary: "Take an invitation back",
        tags,
      },
    })
    .input(InvitationRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await revokeInvitation(ctx.domain, input);
      return {};
    }),
  // A mutation, though it changes nothing: the input of a query stands in its address, and in logs.
  preview: publicProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/invitations/preview",
        summary: "What an invitation is for",
        tags,
        isPublic: true,
      },
    })
    .input(InvitationSecret)
    .output(InvitationPreview)
    .mutation(({ ctx, input }) => previewInvitation(ctx.domain, input)),
  accept: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/invitations/accept",
        summary: "Join a workspace by an invitation",
        tags,
      },
    })
    .input(InvitationSecret)
    .output(AcceptedInvitation)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.domain, input)),
});
