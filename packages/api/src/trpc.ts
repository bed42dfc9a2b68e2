import { actorContext, publicContext, toDomainError } from "@taskflow/domain";
import { TRPCError, initTRPC, type TRPCProcedureType } from "@trpc/server";
import type { ApiContext } from "./context.ts";
import { TRPC_CODE, toPublicError } from "./error-shape.ts";
import type { ProcedureMeta } from "./procedure-meta.ts";

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    // Never by environment: a stack on the wire tells paths and versions.
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { message, data } = toPublicError(error, ctx?.call.requestId ?? "");
      return { ...shape, message, data };
    },
  });

export const router = t.router;

/** The one place where a domain error becomes a transport error. */
const mapDomainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = toDomainError(result.error.cause);
  if (!cause) return result;
  throw new TRPCError({ code: TRPC_CODE[cause.code], message: cause.message, cause });
});

/** Who is somebody is counted by who they are, everybody else by their address. */
function chargeCall({ services, session, call }: ApiContext, type: TRPCProcedureType): void {
  const { callLimits } = services;
  if (!session) {
    callLimits.charge("anonymous", call.address);
    return;
  }
  callLimits.charge("user", session.userId);
  if (type === "mutation") callLimits.charge("write", session.userId);
}

/** Anybody may call it. */
export const publicProcedure = t.procedure.use(mapDomainErrors).use(({ ctx, type, next }) => {
  chargeCall(ctx, type);
  const call = { ...ctx.call, callId: ctx.services.newId() };
  return next({ ctx: { domain: publicContext(ctx.services, call) } });
});

const assertAlone = ({ isBatch }: ApiContext) => {
  if (!isBatch) return;
  throw new TRPCError({ code: "BAD_REQUEST", message: "Send this call alone, not in a batch." });
};

/** Like {@link publicProcedure}, but never inside a batch: each call costs a password hash or a session. */
export const credentialProcedure = publicProcedure.use(({ ctx, next }) => {
  assertAlone(ctx);
  return next();
});

/** Needs a verified access token; the database decides at each statement whether its session still lives. */
export const sessionProcedure = t.procedure.use(mapDomainErrors).use(({ ctx, type, next }) => {
  chargeCall(ctx, type);
  const { session } = ctx;
  if (!session) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in to do this." });
  const call = { ...ctx.call, callId: ctx.services.newId() };
  return next({ ctx: { session, domain: actorContext(ctx.services, call, session.sessionId) } });
});

/** Like {@link sessionProcedure}, but never inside a batch: each call costs a password hash, or much memory. */
export const soleSessionProcedure = sessionProcedure.use(({ ctx, next }) => {
  assertAlone(ctx);
  return next();
});
