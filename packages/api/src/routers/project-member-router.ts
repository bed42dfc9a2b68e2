import {
  EmptyOutput,
  ListProjectMembersInput,
  ProjectMember,
  ProjectMemberList,
  ProjectMemberRef,
  SetProjectMemberInput,
} from "@taskflow/contract";
import { listProjectMembers, removeProjectMember, setProjectMember } from "@taskflow/domain";
import { router, memberProcedure } from "../trpc.ts";

const tags = ["Projects"] as const;
const COLLECTION = "/workspaces/{workspaceId}/projects/{projectId}/members";

export const projectMemberRouter = router({
  list: memberProcedure
    .meta({
      openapi: { method: "GET", path: COLLECTION, summary: "Who is named in a project", tags },
    })
    .input(ListProjectMembersInput)
    .output(ProjectMemberList)
    .query(async ({ ctx, input }) => ({ items: await listProjectMembers(ctx.domain, input) })),
  set: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: COLLECTION,
        summary: "Name somebody in a project, or give them another role",
        tags,
      },
    })
    .input(SetProjectMemberInput)
    .output(ProjectMember)
    .mutation(({ ctx, input }) => setProjectMember(ctx.domain, input)),
  remove: memberProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: `${COLLECTION}/{userId}`,
        summary: "Take somebody out of a project",
        tags,
      },
    })
    .input(ProjectMemberRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await removeProjectMember(ctx.domain, input);
      return {};
    }),
});
