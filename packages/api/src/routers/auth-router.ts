import {
  EmptyInput,
  EmptyOutput,
  LoginInput,
  LoginOutput,
  Me,
  PasswordProof,
  RefreshInput,
  RegisterInput,
  RegisterOutput,
  SignedIn,
} from "@taskflow/contract";
import {
  confirmPassword,
  getMe,
  refreshSession,
  registerUser,
  signIn,
  signOut,
} from "@taskflow/domain";
import { browserMemory } from "../browser-memory.ts";
import { toSignedIn } from "../to-signed-in.ts";
import {
  credentialProcedure,
  forPeopleOnly,
  publicProcedure,
  router,
  sessionProcedure,
  soleSessionProcedure,
} from "../trpc.ts";

const tags = ["Accounts"] as const;

export const authRouter = router({
  register: credentialProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/auth/register",
        summary: "Make an account",
        tags,
        isPublic: true,
      },
    })
    .input(RegisterInput)
    .output(RegisterOutput)
    .mutation(async ({ ctx, input }) => {
      const isCookie = input.useCookie === true;
      const session = await registerUser(ctx.domain, input, browserMemory(ctx, isCookie));
      return toSignedIn(ctx, isCookie, session);
    }),
  login: credentialProcedure
    .meta({
      openapi: { method: "POST", path: "/auth/login", summary: "Sign in", tags, isPublic: true },
    })
    .input(LoginInput)
    .output(LoginOutput)
    .mutation(async ({ ctx, input }) => {
      const isCookie = input.useCookie === true;
      const session = await signIn(ctx.domain, input, browserMemory(ctx, isCookie));
      return toSignedIn(ctx, isCookie, session);
    }),
  refresh: credentialProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/auth/refresh",
        summary: "Exchange a refresh token for a new pair",
        tags,
        isPublic: true,
      },
    })
    .input(RefreshInput)
    .output(SignedIn)
    .mutation(async ({ ctx, input }) => {
      const isCookie = input.refreshToken === undefined;
      const token = input.refreshToken ?? ctx.refreshCookie.read();
      return toSignedIn(ctx, isCookie, await refreshSession(ctx.domain, { token }));
    }),
  // Public, since a page whose access token has run out shows its cookie instead; a session it needs.
  logout: publicProcedure
    .meta({ openapi: { method: "POST", path: "/auth/logout", summary: "End this session", tags } })
    .input(EmptyInput)
    .output(EmptyOutput)
    .mutation(async ({ ctx }) => {
      const { caller, refreshCookie } = ctx;
      if (caller?.credential.kind === "token") throw forPeopleOnly();
      await signOut(ctx.domain, {
        sessionId: caller?.credential.id,
        refreshToken: refreshCookie.read(),
      });
      refreshCookie.clear();
      return {};
    }),
  confirm: soleSessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/auth/confirm",
        summary: "Give my password once more",
        description: "For ten minutes it opens the calls that want this.",
        tags,
      },
    })
    .input(PasswordProof)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await confirmPassword(ctx.domain, input);
      return {};
    }),
  me: sessionProcedure
    .meta({
      openapi: { method: "GET", path: "/auth/me", summary: "Who I am, and my workspaces", tags },
    })
    .input(EmptyInput)
    .output(Me)
    .query(({ ctx }) => getMe(ctx.domain)),
});
