import type { Permission } from "./permission.ts";

/**
 * Who may call which procedure: `public` needs nothing, `session` a live session, a permission a
 * live session, or a token with the scope for it, whose role in the workspace named by the input has it; `token`
 * a live token, whatever its scopes. Some of the sessions' calls want the
 * password to have been given a moment ago as well; they say so by `reauthentication_required`.
 *
 * A procedure without a row here fails the walk over the router, so none can be added unseen.
 */
export const PROCEDURE_ACCESS = {
  "auth.register": "public",
  "auth.login": "public",
  "auth.refresh": "public",
  "auth.logout": "session",
  "auth.me": "session",
  "auth.confirm": "session",
  "account.update": "session",
  "account.changePassword": "session",
  "account.delete": "session",
  "account.export": "session",
  "session.list": "session",
  "session.end": "session",
  "session.endOthers": "session",
  "activity.list": "change:read",
  "change.since": "change:read",
  "workspace.create": "session",
  "workspace.update": "workspace:update",
  "workspace.leave": "workspace:leave",
  "workspace.transfer": "workspace:transfer",
  "workspace.delete": "workspace:delete",
  "member.list": "member:read",
  "member.update": "member:manage",
  "member.remove": "member:manage",
  "invitation.create": "invitation:manage",
  "invitation.list": "invitation:manage",
  "invitation.revoke": "invitation:manage",
  "invitation.preview": "public",
  "invitation.accept": "session",
  "change.stream": "change:read",
  "presence.show": "presence:show",
  "project.create": "project:create",
  "project.list": "project:read",
  "project.get": "project:read",
  "project.update": "project:update",
  "project.archive": "project:update",
  "project.unarchive": "project:update",
  "project.setPrivate": "project:update",
  "projectMember.list": "project:read",
  "projectMember.set": "project:manage",
  "projectMember.remove": "project:manage",
  "shareLink.create": "share:manage",
  "shareLink.list": "share:manage",
  "shareLink.revoke": "share:manage",
  "share.open": "public",
  "share.tasks": "public",
  "token.create": "token:manage",
  "token.list": "token:manage",
  "token.update": "token:manage",
  "token.rotate": "token:manage",
  "token.endFormerSecret": "token:manage",
  "token.revoke": "token:manage",
  "token.current": "token",
  "task.create": "task:create",
  "task.list": "task:read",
  "task.get": "task:read",
  "task.update": "task:update",
  "task.move": "task:update",
  "task.delete": "task:delete",
  "task.restore": "task:delete",
} as const satisfies Record<string, "public" | "session" | "token" | Permission>;

/** The dotted name of a procedure. */
export type ProcedurePath = keyof typeof PROCEDURE_ACCESS;
