import { authRouter } from "./routers/auth-router.ts";
import { taskRouter } from "./routers/task-router.ts";
import { router } from "./trpc.ts";

/** Every procedure of the product; tRPC and REST serve this one value. */
export const appRouter = router({ auth: authRouter, task: taskRouter });
export type AppRouter = typeof appRouter;

export type { ApiContext, RefreshCookie } from "./context.ts";
export { toPublicError, type PublicError } from "./error-shape.ts";
export type { ProcedureMeta } from "./procedure-meta.ts";
