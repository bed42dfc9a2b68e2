import {
  EmptyInput,
  EmptyOutput,
  LoginInput,
  LoginOutput,
  Me,
  RefreshInput,
  RegisterInput,
  RegisterOutput,
  SignedIn,
} from "@taskflow/contract";
import { endSession, getMe, refreshSession, registerUser, signIn } from "@taskflow/domain";
import { toSignedIn } from "../to-signed-in.ts";
import { credentialProcedure, router, sessionProcedure } from "../trpc.ts";

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
    .mutation(async ({ ctx, input }) =>
      toSignedIn(ctx, input.useCookie === true, await registerUser(ctx.domain, input)),
    ),
  login: credentialProcedure
    .meta({
      openapi: { method: "POST", path: "/auth/login", summary: "Sign in", tags, isPublic: true },
    })
    .input(LoginInput)
    .output(LoginOutput)
    .mutation(async ({ ctx, input }) =>
      toSignedIn(ctx, input.useCookie === true, await signIn(ctx.domain, input)),
    ),
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
  logout: sessionProcedure
    .meta({ openapi: { method: "POST", path: "/auth/logout", summary: "End this session", tags } })
    .input(EmptyInput)
    .output(EmptyOutput)
    .mutation(async ({ ctx }) => {
      await endSession(ctx.domain);
      ctx.refreshCookie.clear();
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
