import {
  CreateProjectInput,
  ListProjectsInput,
  Project,
  ProjectList,
  ProjectRef,
  SetProjectPrivateInput,
  UpdateProjectInput,
} from "@taskflow/contract";
import {
  archiveProject,
  createProject,
  getProject,
  listProjects,
  setProjectPrivate,
  unarchiveProject,
  updateProject,
} from "@taskflow/domain";
import { router, memberProcedure } from "../trpc.ts";

const tags = ["Projects"] as const;
const COLLECTION = "/workspaces/{workspaceId}/projects";
const ITEM = "/workspaces/{workspaceId}/projects/{id}";

export const projectRouter = router({
  create: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: COLLECTION,
        summary: "Create a project",
        tags,
        status: 201,
      },
    })
    .input(CreateProjectInput)
    .output(Project)
    .mutation(({ ctx, input }) => createProject(ctx.domain, input)),
  list: memberProcedure
    .meta({ openapi: { method: "GET", path: COLLECTION, summary: "List projects", tags } })
    .input(ListProjectsInput)
    .output(ProjectList)
    .query(async ({ ctx, input }) => ({ items: await listProjects(ctx.domain, input) })),
  get: memberProcedure
    .meta({ openapi: { method: "GET", path: ITEM, summary: "Get a project", tags } })
    .input(ProjectRef)
    .output(Project)
    .query(({ ctx, input }) => getProject(ctx.domain, input)),
  update: memberProcedure
    .meta({ openapi: { method: "PATCH", path: ITEM, summary: "Change fields of a project", tags } })
    .input(UpdateProjectInput)
    .output(Project)
    .mutation(({ ctx, input }) => updateProject(ctx.domain, input)),
  archive: memberProcedure
    .meta({
      openapi: { method: "POST", path: `${ITEM}/archive`, summary: "Archive a project", tags },
    })
    .input(ProjectRef)
    .output(Project)
    .mutation(({ ctx, input }) => archiveProject(ctx.domain, input)),
  unarchive: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/unarchive`,
        summary: "Take a project out of the archive",
        tags,
      },
    })
    .input(ProjectRef)
    .output(Project)
    .mutation(({ ctx, input }) => unarchiveProject(ctx.domain, input)),
  setPrivate: memberProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/private`,
        summary: "Make a project private or open",
        description:
          "A private one is hidden from whoever is neither named in it nor an owner or admin of the workspace.",
        tags,
      },
    })
    .input(SetProjectPrivateInput)
    .output(Project)
    .mutation(({ ctx, input }) => setProjectPrivate(ctx.domain, input)),
});
