import {
  CreatedShareLink,
  CreateShareLinkInput,
  EmptyOutput,
  ListShareLinksInput,
  ShareLinkList,
  ShareLinkRef,
} from "@taskflow/contract";
import { createShareLink, listShareLinks, revokeShareLink } from "@taskflow/domain";
import { router, memberProcedure, soleMemberProcedure } from "../trpc.ts";

const tags = ["Sharing"] as const;
const COLLECTION = "/workspaces/{workspaceId}/projects/{projectId}/share-links";

export const shareLinkRouter = router({
  create: soleMemberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: COLLECTION,
        summary: "Make a link by which anybody reads a project",
        isUnrepeatable: true,
        tags,
        status: 201,
      },
    })
    .input(CreateShareLinkInput)
    .output(CreatedShareLink)
    .mutation(({ ctx, input }) => createShareLink(ctx.domain, input)),
  list: memberProcedure
    .meta({
      openapi: { method: "GET", path: COLLECTION, summary: "List the links to a project", tags },
    })
    .input(ListShareLinksInput)
    .output(ShareLinkList)
    .query(async ({ ctx, input }) => ({ items: await listShareLinks(ctx.domain, input) })),
  revoke: memberProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: `${COLLECTION}/{id}`,
        summary: "End a link at once",
        tags,
      },
    })
    .input(ShareLinkRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await revokeShareLink(ctx.domain, input);
      return {};
    }),
});
