import { z } from "zod";
import { CurrentUser } from "./account.ts";
import { WorkspaceId } from "./ids.ts";
import { Project } from "./project.ts";
import { Role } from "./role.ts";
import { Session } from "./session.ts";
import { Task } from "./task.ts";
import { Timestamp } from "./timestamp.ts";
import { Token } from "./token.ts";
import { WorkspaceKind } from "./workspace.ts";

/** The document's `format`, by which a program knows it. */
export const EXPORT_FORMAT = "taskflow-export";
/** Goes up when a reader of the version before would misread the document; new fields alone do not. */
export const EXPORT_VERSION = 1;

/**
 * Everything that is a person's own, in one document. Workspaces that somebody else owns are named under
 * `memberships` alone; the change log is not part of it.
 */
export const AccountExport = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  /** The moment that `user`, `memberships`, `tokens` and `workspaces` are as of. */
  exportedAt: Timestamp,
  user: CurrentUser,
  /** Those that live now. */
  sessions: z.array(Session),
  /** Every workspace that the person is a member of. */
  memberships: z.array(
    z.strictObject({
      workspaceId: WorkspaceId,
      name: z.string(),
      slug: z.string(),
      kind: WorkspaceKind,
      role: Role,
      joinedAt: Timestamp,
      personal: z.boolean(),
    }),
  ),
  /** The person's own in these workspaces, revoked ones too; no secret is kept that could be shown. */
  tokens: z.array(
    Token.pick({
      id: true,
      name: true,
      kind: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
    }).extend({ workspaceId: WorkspaceId, revokedAt: Timestamp.nullable() }),
  ),
  /** Those that the person owns, with all of their projects and tasks. */
  workspaces: z.array(
    z.strictObject({
      id: WorkspaceId,
      name: z.string(),
      createdAt: Timestamp,
      updatedAt: Timestamp,
      /** As the list of projects has them. */
      projects: z.array(Project),
      /** In the order of their ids; those in the trash have a `deletedAt`. */
      tasks: z.array(Task),
    }),
  ),
});
export type AccountExport = z.infer<typeof AccountExport>;

/** As rows are before the answer is parsed: the same, without brands. */
export type AccountExportJson = z.input<typeof AccountExport>;
