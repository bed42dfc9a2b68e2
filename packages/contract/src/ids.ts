import { z } from "zod";

/** Any UUID in canonical lower case; clients make version 7 (RFC 9562), the server accepts every version. */
const uuid = () => z.uuid().overwrite((text) => text.toLowerCase());

/** Identifies a person. */
export const UserId = uuid().brand<"UserId">();
export type UserId = z.infer<typeof UserId>;

/** Identifies a workspace: the tenant that owns everything in it. */
export const WorkspaceId = uuid().brand<"WorkspaceId">();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

/** Identifies a task inside its workspace. */
export const TaskId = uuid().brand<"TaskId">();
export type TaskId = z.infer<typeof TaskId>;

/** Identifies a project inside its workspace. */
export const ProjectId = uuid().brand<"ProjectId">();
export type ProjectId = z.infer<typeof ProjectId>;

/** Identifies a share link inside its workspace; not its secret. */
export const ShareLinkId = uuid().brand<"ShareLinkId">();
export type ShareLinkId = z.infer<typeof ShareLinkId>;

/** Identifies one signed-in browser or program. */
export const SessionId = uuid().brand<"SessionId">();
export type SessionId = z.infer<typeof SessionId>;

/** Identifies an API token; not its secret. */
export const TokenId = uuid().brand<"TokenId">();
export type TokenId = z.infer<typeof TokenId>;

/** Identifies an invitation; not its secret. */
export const InvitationId = uuid().brand<"InvitationId">();
export type InvitationId = z.infer<typeof InvitationId>;
