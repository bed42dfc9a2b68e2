import { z } from "zod";
import { ProjectId, UserId, WorkspaceId } from "./ids.ts";
import { ProjectRole } from "./project-role.ts";
import { safeLine, safeText } from "./text.ts";
import { Timestamp } from "./timestamp.ts";

/** Code points. */
export const PROJECT_NAME_LENGTH_MAX = 100;
/** Code points. */
export const PROJECT_DESCRIPTION_LENGTH_MAX = 10_000;
/** Projects a workspace, the archived ones with them: each statement checks its rows against their list. */
export const PROJECTS_MAX = 200;

export const ProjectColor = z.enum([
  "gray",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "violet",
  "pink",
]);
export type ProjectColor = z.infer<typeof ProjectColor>;

export const ProjectIcon = z.enum([
  "inbox",
  "folder",
  "list",
  "star",
  "flag",
  "heart",
  "home",
  "briefcase",
  "book",
  "bug",
  "rocket",
  "globe",
]);
export type ProjectIcon = z.infer<typeof ProjectIcon>;

/** What stands before the number of each task of a project, as in `WEB-12`. */
export const ProjectKey = z
  .string()
  .max(100)
  .overwrite((text) => text.trim().toUpperCase())
  .refine((key) => /^[A-Z][A-Z0-9]{0,5}$/u.test(key), "One to six of A-Z and 0-9, a letter first.")
  .meta({ examples: ["WEB"], maxLength: 6, pattern: "^[A-Za-z][A-Za-z0-9]{0,5}$" });
export type ProjectKey = z.infer<typeof ProjectKey>;

/** A project as everybody sees it who may see it at all. */
export const Project = z.strictObject({
  id: ProjectId,
  workspaceId: WorkspaceId,
  name: z.string(),
  /** One in its workspace. */
  key: z.string(),
  color: ProjectColor,
  icon: ProjectIcon,
  /** Plain text; empty when there is none. */
  description: z.string(),
  /** Made with the workspace, for tasks that name no project; is open, and stays. */
  isDefault: z.boolean(),
  /** Seen by its members alone, and by the owners and admins of the workspace. */
  isPrivate: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  /** Since when its tasks are only read, or null. */
  archivedAt: Timestamp.nullable(),
  /** Counts the writes to this project, from 1. */
  version: z.number().int(),
});
export type Project = z.infer<typeof Project>;

const fields = {
  name: safeLine({ min: 1, max: PROJECT_NAME_LENGTH_MAX }),
  key: ProjectKey,
  color: ProjectColor,
  icon: ProjectIcon,
  description: safeText({ max: PROJECT_DESCRIPTION_LENGTH_MAX }),
};

/** Send the same `id` again after a lost answer: the repeat is one project, not two. */
export const CreateProjectInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** Made by the client, UUIDv7; the server makes one if absent. */
  id: ProjectId.optional(),
  name: fields.name,
  key: fields.key,
  color: fields.color.default("gray"),
  icon: fields.icon.default("folder"),
  description: fields.description.default(""),
  isPrivate: z.boolean().default(false),
});
export type CreateProjectInput = z.infer<typeof CreateProjectInput>;

export const ProjectRef = z.strictObject({ workspaceId: WorkspaceId, id: ProjectId });
export type ProjectRef = z.infer<typeof ProjectRef>;

export const ListProjectsInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** `true` lists the archived ones instead. */
  archived: z.boolean().default(false),
});
export type ListProjectsInput = z.infer<typeof ListProjectsInput>;

/** The default one first, then by name; never more than {@link PROJECTS_MAX}. */
export const ProjectList = z.strictObject({ items: z.array(Project) });
export type ProjectList = z.infer<typeof ProjectList>;

/** The fields to set; what is absent stays as it is. */
export const ProjectPatch = z
  .strictObject(fields)
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, "Name at least one field.");
export type ProjectPatch = z.infer<typeof ProjectPatch>;

export const UpdateProjectInput = z.strictObject({
  workspaceId: WorkspaceId,
  id: ProjectId,
  /** What the patch was based on: then it is refused as a conflict if anything has changed since. */
  version: z.number().int().min(1).max(2_147_483_647).optional(),
  patch: ProjectPatch,
});
export type UpdateProjectInput = z.infer<typeof UpdateProjectInput>;

export const SetProjectPrivateInput = z.strictObject({
  workspaceId: WorkspaceId,
  id: ProjectId,
  isPrivate: z.boolean(),
});
export type SetProjectPrivateInput = z.infer<typeof SetProjectPrivateInput>;

/** Somebody who was named in a project. */
export const ProjectMember = z.strictObject({
  projectId: ProjectId,
  userId: UserId,
  /** As it was given; nobody may do more than by their role in the workspace. */
  role: ProjectRole,
  createdAt: Timestamp,
});
export type ProjectMember = z.infer<typeof ProjectMember>;

export const ListProjectMembersInput = z.strictObject({
  workspaceId: WorkspaceId,
  projectId: ProjectId,
});
export type ListProjectMembersInput = z.infer<typeof ListProjectMembersInput>;

/** In the order in which they were named. */
export const ProjectMemberList = z.strictObject({ items: z.array(ProjectMember) });
export type ProjectMemberList = z.infer<typeof ProjectMemberList>;

export const ProjectMemberRef = z.strictObject({
  workspaceId: WorkspaceId,
  projectId: ProjectId,
  userId: UserId,
});
export type ProjectMemberRef = z.infer<typeof ProjectMemberRef>;

export const SetProjectMemberInput = z.strictObject({
  workspaceId: WorkspaceId,
  projectId: ProjectId,
  userId: UserId,
  role: ProjectRole,
});
export type SetProjectMemberInput = z.infer<typeof SetProjectMemberInput>;

/** As rows are before the answer is parsed: the same, without brands. */
export type ProjectJson = z.input<typeof Project>;
/** As {@link ProjectJson}. */
export type ProjectMemberJson = z.input<typeof ProjectMember>;
