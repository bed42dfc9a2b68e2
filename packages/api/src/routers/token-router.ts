import {
  CreatedToken,
  CreateTokenInput,
  CurrentToken,
  EmptyInput,
  EmptyOutput,
  ListTokensInput,
  RotatedToken,
  RotateTokenInput,
  Token,
  TokenPage,
  TokenRef,
  UpdateTokenInput,
} from "@taskflow/contract";
import {
  createToken,
  endFormerSecret,
  getCurrentToken,
  listTokens,
  revokeToken,
  rotateToken,
  updateToken,
} from "@taskflow/domain";
import { router, sessionProcedure, tokenProcedure } from "../trpc.ts";

const tags = ["Tokens"] as const;
const COLLECTION = "/workspaces/{workspaceId}/tokens";
const ITEM = `${COLLECTION}/{id}` as const;
/** To try it with. */
const body = { name: "A script of mine", scopes: ["task:read", "task:write"] };

export const tokenRouter = router({
  create: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: COLLECTION,
        summary: "Make a token by which a program calls in my name",
        description:
          "Wants the password to have been given within ten minutes: `POST /auth/confirm`. The secret is shown in this answer only.",
        tags,
        status: 201,
        body,
        isUnrepeatable: true,
      },
    })
    .input(CreateTokenInput)
    .output(CreatedToken)
    .mutation(({ ctx, input }) => createToken(ctx.domain, input)),
  list: sessionProcedure
    .meta({
      openapi: {
        method: "GET",
        path: COLLECTION,
        summary: "List my tokens, and everybody's for owners and admins",
        tags,
      },
    })
    .input(ListTokensInput)
    .output(TokenPage)
    .query(({ ctx, input }) => listTokens(ctx.domain, input)),
  update: sessionProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: ITEM,
        summary: "Rename a token of mine",
        tags,
        isUnrepeatable: true,
      },
    })
    .input(UpdateTokenInput)
    .output(Token)
    .mutation(({ ctx, input }) => updateToken(ctx.domain, input)),
  rotate: sessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: `${ITEM}/rotate`,
        summary: "Give a token of mine that signs another secret",
        description:
          "Wants the password to have been given within ten minutes. The new secret is shown in this answer only; the one before stays good for a day, or for as long as is said.",
        tags,
        isUnrepeatable: true,
      },
    })
    .input(RotateTokenInput)
    .output(RotatedToken)
    .mutation(({ ctx, input }) => rotateToken(ctx.domain, input)),
  endFormerSecret: sessionProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: `${ITEM}/former-secret`,
        summary: "End the secret that a token of mine signed with before",
        description: "At once, before its time is over. Done again it changes nothing.",
        tags,
        isUnrepeatable: true,
      },
    })
    .input(TokenRef)
    .output(Token)
    .mutation(({ ctx, input }) => endFormerSecret(ctx.domain, input)),
  revoke: sessionProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: ITEM,
        summary: "End a token at once",
        description: "Of one's own; owners and admins end everybody's.",
        tags,
        isUnrepeatable: true,
      },
    })
    .input(TokenRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await revokeToken(ctx.domain, input);
      return {};
    }),
  current: tokenProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/token",
        summary: "What a token is told about itself",
        description: "By a token only, whatever its scopes.",
        tags,
      },
    })
    .input(EmptyInput)
    .output(CurrentToken)
    .query(({ ctx }) => getCurrentToken(ctx.domain)),
});
