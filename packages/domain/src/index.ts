export { listActivity } from "./activity/list-activity.ts";
export type { BrowserMemory } from "./account/browser-memory.ts";
export { changePassword } from "./account/change-password.ts";
export { confirmPassword } from "./account/confirm-password.ts";
export { deleteAccount } from "./account/delete-account.ts";
export { exportAccount } from "./account/export-account.ts";
export { getMe } from "./account/get-me.ts";
export { refreshSession } from "./account/refresh-session.ts";
export { registerUser } from "./account/register-user.ts";
export { signIn } from "./account/sign-in.ts";
export { signOut } from "./account/sign-out.ts";
export type { NewSession } from "./account/start-session.ts";
export type { TokenPair } from "./account/token-pair.ts";
export { updateAccount } from "./account/update-account.ts";
export { listChanges } from "./change/list-changes.ts";
export {
  actorContext,
  publicContext,
  type ActorContext,
  sessionContext,
  tokenContext,
  type Call,
  type PublicContext,
  type SessionContext,
  type TokenContext,
} from "./context.ts";
export type { Caller, Credential, TokenCredential } from "./credential.ts";
export { deadToken, DomainError, sentSecret, unauthenticated } from "./domain-error.ts";
export { createCallLimits, type Allowance, type CallLimits } from "./limit/call-limits.ts";
export { createExportTurn } from "./limit/export-turn.ts";
export { acceptInvitation } from "./invitation/accept-invitation.ts";
export { createInvitation } from "./invitation/create-invitation.ts";
export { listInvitations } from "./invitation/list-invitations.ts";
export { previewInvitation } from "./invitation/preview-invitation.ts";
export { revokeInvitation } from "./invitation/revoke-invitation.ts";
export type { Mail, Mailer } from "./mail/mailer.ts";
export type { IdempotencyKey } from "./run-once.ts";
export { listMembers } from "./member/list-members.ts";
export { removeMember } from "./member/remove-member.ts";
export { updateMember } from "./member/update-member.ts";
export { createLive, type Live } from "./live/live.ts";
export type { StreamItem } from "./live/live-stream.ts";
export { showPresence } from "./live/show-presence.ts";
export { streamChanges } from "./live/stream-changes.ts";
export { awaitsFirstAccount } from "./operator/awaits-first-account.ts";
export { countLiveSessions } from "./operator/count-live-sessions.ts";
export { createUser, type CreateUserInput } from "./operator/create-user.ts";
export { listUsers, type UserSummary } from "./operator/list-users.ts";
export { resetPassword } from "./operator/reset-password.ts";
export { setUserDisabled } from "./operator/set-user-disabled.ts";
export { archiveProject } from "./project/archive-project.ts";
export { createProject } from "./project/create-project.ts";
export { getProject } from "./project/get-project.ts";
export { listProjectMembers } from "./project/list-project-members.ts";
export { listProjects } from "./project/list-projects.ts";
export { removeProjectMember } from "./project/remove-project-member.ts";
export { setProjectMember } from "./project/set-project-member.ts";
export { setProjectPrivate } from "./project/set-project-private.ts";
export { unarchiveProject } from "./project/unarchive-project.ts";
export { updateProject } from "./project/update-project.ts";
export type { SecurityEvent, SecurityEventName } from "./security-event.ts";
export type { Registration, Services } from "./services.ts";
export { endOthers } from "./session/end-others.ts";
export { endSession } from "./session/end-session.ts";
export { listSessions } from "./session/list-sessions.ts";
export { verifySignature, type SignedRequest } from "./signature/verify-signature.ts";
export { createShareLink } from "./share/create-share-link.ts";
export { listShareLinks } from "./share/list-share-links.ts";
export { listSharedTasks } from "./share/list-shared-tasks.ts";
export { openShare } from "./share/open-share.ts";
export { revokeShareLink } from "./share/revoke-share-link.ts";
export { createTask } from "./task/create-task.ts";
export { deleteTask } from "./task/delete-task.ts";
export { getTask } from "./task/get-task.ts";
export { listTasks } from "./task/list-tasks.ts";
export { moveTask } from "./task/move-task.ts";
export { restoreTask } from "./task/restore-task.ts";
export { updateTask } from "./task/update-task.ts";
export { BEARER_PREFIX, createBearerTokens, type BearerTokens } from "./token/bearer-tokens.ts";
export { createToken } from "./token/create-token.ts";
export { endFormerSecret } from "./token/end-former-secret.ts";
export { getCurrentToken } from "./token/get-current-token.ts";
export { listTokens } from "./token/list-tokens.ts";
export { revokeToken } from "./token/revoke-token.ts";
export { rotateToken } from "./token/rotate-token.ts";
export { updateToken } from "./token/update-token.ts";
export { toDomainError } from "./to-domain-error.ts";
export { createWorkspace } from "./workspace/create-workspace.ts";
export { deleteWorkspace } from "./workspace/delete-workspace.ts";
export { leaveWorkspace } from "./workspace/leave-workspace.ts";
export { transferWorkspace } from "./workspace/transfer-workspace.ts";
export { updateWorkspace } from "./workspace/update-workspace.ts";
