// What a subscription's type names in the emitted declaration.
import type {} from "@trpc/server/unstable-core-do-not-import";
import { accountRouter } from "./routers/account-router.ts";
import { activityRouter } from "./routers/activity-router.ts";
import { authRouter } from "./routers/auth-router.ts";
import { changeRouter } from "./routers/change-router.ts";
import { invitationRouter } from "./routers/invitation-router.ts";
import { memberRouter } from "./routers/member-router.ts";
import { presenceRouter } from "./routers/presence-router.ts";
import { projectMemberRouter } from "./routers/project-member-router.ts";
import { projectRouter } from "./routers/project-router.ts";
import { sessionRouter } from "./routers/session-router.ts";
import { shareLinkRouter } from "./routers/share-link-router.ts";
import { shareRouter } from "./routers/share-router.ts";
import { taskRouter } from "./routers/task-router.ts";
import { tokenRouter } from "./routers/token-router.ts";
import { workspaceRouter } from "./routers/workspace-router.ts";
import { router } from "./trpc.ts";

/** Every procedure of the product; tRPC and REST serve this one value. */
export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  session: sessionRouter,
  activity: activityRouter,
  change: changeRouter,
  workspace: workspaceRouter,
  member: memberRouter,
  invitation: invitationRouter,
  presence: presenceRouter,
  project: projectRouter,
  projectMember: projectMemberRouter,
  shareLink: shareLinkRouter,
  share: shareRouter,
  task: taskRouter,
  token: tokenRouter,
});
export type AppRouter = typeof appRouter;

export type { ApiContext, DeviceCookie, RefreshCookie } from "./context.ts";
export { ERROR_GUIDE } from "./error-guide.ts";
export { httpStatusOf, toPublicError, type PublicError } from "./error-shape.ts";
export { toTransportError } from "./trpc.ts";
export { schemaBehind } from "./schema-behind.ts";
export type { ProcedureMeta } from "./procedure-meta.ts";
