import {
  EmptyOutput,
  ListMembersInput,
  MemberPage,
  MemberRef,
  MemberRole,
  UpdateMemberInput,
} from "@taskflow/contract";
import { listMembers, removeMember, updateMember } from "@taskflow/domain";
import { router, memberProcedure } from "../trpc.ts";

const tags = ["Members"] as const;
const COLLECTION = "/workspaces/{workspaceId}/members";
const ITEM = "/workspaces/{workspaceId}/members/{userId}";

export const memberRouter = router({
  list: memberProcedure
    .meta({
      openapi: { method: "GET", path: COLLECTION, summary: "List and search members", tags },
    })
    .input(ListMembersInput)
    .output(MemberPage)
    .query(({ ctx, input }) => {
      if (input.search) ctx.services.callLimits.charge("search", ctx.caller.userId);
      return listMembers(ctx.domain, input);
    }),
  update: memberProcedure
    .meta({ openapi: { method: "PATCH", path: ITEM, summary: "Change a member's role", tags } })
    .input(UpdateMemberInput)
    .output(MemberRole)
    .mutation(({ ctx, input }) => updateMember(ctx.domain, input)),
  remove: memberProcedure
    .meta({ openapi: { method: "DELETE", path: ITEM, summary: "Remove a member", tags } })
    .input(MemberRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await removeMember(ctx.domain, input);
      return {};
    }),
});
