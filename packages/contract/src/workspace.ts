import { z } from "zod";
import { UserId, WorkspaceId } from "./ids.ts";
import { Role } from "./role.ts";
import { safeLine } from "./text.ts";

/** Workspaces that one person may be a member of, the personal one included. */
export const WORKSPACES_MAX = 100;
/** Code points. */
export const WORKSPACE_NAME_LENGTH_MAX = 80;

/** `personal` comes with the account, has no other members and ends with it; all others are a team's. */
export const WorkspaceKind = z.enum(["personal", "team"]);
export type WorkspaceKind = z.infer<typeof WorkspaceKind>;

/** A workspace as one of its members sees it. */
export const Workspace = z.strictObject({
  id: WorkspaceId,
  name: z.string(),
  /** Names it in addresses of the web app; unique, and stays when the name changes. */
  slug: z.string(),
  kind: WorkspaceKind,
  /** Of the person who asks. */
  role: Role,
  /** Programs must sign each request: tokens that are sent as they are, are refused. */
  requiresSigning: z.boolean(),
});
export type Workspace = z.infer<typeof Workspace>;

const name = safeLine({ min: 1, max: WORKSPACE_NAME_LENGTH_MAX });

export const CreateWorkspaceInput = z.strictObject({ name });
export type CreateWorkspaceInput = z.infer<typeof CreateWorkspaceInput>;

export const UpdateWorkspaceInput = z
  .strictObject({
    workspaceId: WorkspaceId,
    name: name.optional(),
    requiresSigning: z.boolean().optional(),
  })
  .refine(
    (input) => input.name !== undefined || input.requiresSigning !== undefined,
    "Must name something to change.",
  );
export type UpdateWorkspaceInput = z.infer<typeof UpdateWorkspaceInput>;

export const WorkspaceRef = z.strictObject({ workspaceId: WorkspaceId });
export type WorkspaceRef = z.infer<typeof WorkspaceRef>;

export const DeleteWorkspaceInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** The name of the workspace, typed once more. */
  name,
});
export type DeleteWorkspaceInput = z.infer<typeof DeleteWorkspaceInput>;

export const TransferWorkspaceInput = z.strictObject({
  workspaceId: WorkspaceId,
  /** The member who becomes an owner. */
  userId: UserId,
});
export type TransferWorkspaceInput = z.infer<typeof TransferWorkspaceInput>;

/** A workspace that an error names. */
export const NamedWorkspace = Workspace.pick({ id: true, name: true, slug: true });

/** As rows are before the answer is parsed: the same, without brands. */
export type WorkspaceJson = z.input<typeof Workspace>;
