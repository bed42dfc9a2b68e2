import {
  AccountExport,
  ChangePasswordInput,
  CurrentUser,
  EmptyInput,
  EmptyOutput,
  PasswordProof,
  UpdateAccountInput,
} from "@taskflow/contract";
import { changePassword, deleteAccount, exportAccount, updateAccount } from "@taskflow/domain";
import { router, sessionProcedure, soleSessionProcedure } from "../trpc.ts";

const tags = ["Accounts"] as const;

export const accountRouter = router({
  update: sessionProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: "/account",
        summary: "Change my name, time zone or first day of the week",
        tags,
      },
    })
    .input(UpdateAccountInput)
    .output(CurrentUser)
    .mutation(({ ctx, input }) => updateAccount(ctx.domain, input)),
  changePassword: soleSessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/account/password",
        summary: "Change my password, and end my other sessions",
        tags,
      },
    })
    .input(ChangePasswordInput)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.domain, input);
      return {};
    }),
  delete: soleSessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/account/delete",
        summary: "Delete my account and all that is mine alone",
        description:
          "Wants the password to have been given within ten minutes: `POST /auth/confirm`.",
        tags,
      },
    })
    .input(PasswordProof)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await deleteAccount(ctx.domain, input);
      ctx.refreshCookie.clear();
      return {};
    }),
  export: soleSessionProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/account/export",
        summary: "Everything of mine in one document",
        description:
          "Wants the password to have been given within ten minutes: `POST /auth/confirm`.",
        tags,
      },
    })
    .input(EmptyInput)
    .output(AccountExport)
    .query(({ ctx }) => exportAccount(ctx.domain)),
});
