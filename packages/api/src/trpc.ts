import {
  actorContext,
  deadToken,
  publicContext,
  sentSecret,
  sessionContext,
  toDomainError,
  tokenContext,
  unauthenticated,
  type Caller,
  type CallLimits,
} from "@taskflow/domain";
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

/** The one place where a domain error becomes a transport error; any other stays as it is. */
export function toTransportError(error: unknown): unknown {
  const cause = toDomainError(error);
  return cause
    ? new TRPCError({ code: TRPC_CODE[cause.code], message: cause.message, cause })
    : error;
}

const mapDomainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !toDomainError(result.error.cause)) return result;
  throw toTransportError(result.error.cause);
});

/** Whoever showed something of a token's cannot sign in: what they need is another token. */
const nameWhatWasShown = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok || ctx.shows === undefined) return result;
  if (toDomainError(result.error.cause)?.code !== "unauthenticated") return result;
  throw toTransportError(ctx.shows === "token" ? deadToken() : sentSecret());
});

/** Anybody may call it. */
export const publicProcedure = t.procedure.use(mapDomainErrors).use(({ ctx, next }) => {
  ctx.services.callLimits.charge("anonymous", ctx.call.address);
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

/** The refusal of a token, whatever its scopes. */
export const forPeopleOnly = () => {
  const message = "This is for people only: sign in to do it, a token may not.";
  return new TRPCError({ code: "FORBIDDEN", message });
};

type ChargeCall = (limits: CallLimits, caller: Caller, type: TRPCProcedureType) => void;

/** Needs a credential; the database decides at each statement whether it is still good. */
const callerProcedure = (chargeCall: ChargeCall) =>
  t.procedure
    .use(mapDomainErrors)
    .use(nameWhatWasShown)
    .use(({ ctx, type, next }) => {
      const { caller, services } = ctx;
      if (!caller) {
        services.callLimits.charge("anonymous", ctx.call.address);
        throw unauthenticated();
      }
      chargeCall(services.callLimits, caller, type);
      const call = { ...ctx.call, callId: services.newId() };
      return next({ ctx: { caller, domain: actorContext(services, call, caller.credential) } });
    });

/** Needs a session: no program may do it with a token. */
const signedInProcedure = (chargeCall: ChargeCall) =>
  callerProcedure(chargeCall).use(({ ctx: { caller, services, domain }, next }) => {
    const { credential } = caller;
    if (credential.kind !== "session") throw forPeopleOnly();
    return next({ ctx: { domain: sessionContext(services, domain.call, credential.id) } });
  });

const chargeWork: ChargeCall = (limits, { userId, credential }, type) => {
  const isWrite = type === "mutation";
  if (credential.kind === "token") {
    limits.charge("token", credential.id);
    if (isWrite) limits.charge("tokenWrite", credential.id);
  }
  limits.charge("user", userId);
  if (isWrite) limits.charge("write", userId);
};

/** Work in a workspace, counted by person, and of a token by token as well. */
export const memberProcedure = callerProcedure(chargeWork);

/** What a person does about themselves and their workspaces, counted in the same way. */
export const sessionProcedure = signedInProcedure(chargeWork);

/** What a token may ask about itself. */
export const tokenProcedure = memberProcedure.use(({ ctx: { caller, services, domain }, next }) => {
  const { credential } = caller;
  if (credential.kind === "token") {
    return next({ ctx: { domain: tokenContext(services, domain.call, credential) } });
  }
  const message = "This tells a token about itself, and you are signed in without one.";
  throw new TRPCError({ code: "FORBIDDEN", message });
});

/** What a page says of itself again and again: no write, for whoever counts those. */
export const lookingProcedure = signedInProcedure((limits, { userId }) =>
  limits.charge("user", userId),
);

/** Like {@link memberProcedure}, but never inside a batch: each call may cost a password hash. */
export const soleMemberProcedure = memberProcedure.use(({ ctx, next }) => {
  assertAlone(ctx);
  return next();
});

/**
 * The account and its sessions, counted by session: whoever floods with a stolen one must not use up the
 * calls by which its owner ends it.
 */
export const ownSessionProcedure = signedInProcedure((limits, { credential }) =>
  limits.charge("session", credential.id),
);

/** Like {@link ownSessionProcedure}, but never inside a batch: each call costs a password hash, or much memory. */
export const soleSessionProcedure = ownSessionProcedure.use(({ ctx, next }) => {
  assertAlone(ctx);
  return next();
});
