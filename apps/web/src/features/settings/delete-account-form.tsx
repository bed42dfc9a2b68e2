import { appCodeOf } from "../../lib/app-error.ts";
import { useForm } from "../../lib/use-form.ts";
import { type ApiClient, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { clearToasts } from "../../ui/toasts.ts";
import { PasswordField } from "../session/password-field.tsx";
import { useSession } from "../session/session-context.ts";
import { DialogButtons } from "./dialog-buttons.tsx";
import { useAccount } from "./use-account.ts";

/** Says what goes, and takes the e-mail and the password as the last word. */
export function DeleteAccountForm({ onCancel }: { readonly onCancel: () => void }) {
  const client = useTRPCClient();
  const session = useSession();
  const { email } = useAccount();
  const form = useForm({
    check: (values) => {
      const issues = new Map<string, string>();
      if (values["email"]?.trim().toLowerCase() !== email) {
        issues.set("email", t("data.deleteEmailWrong"));
      }
      if (!values["password"]) issues.set("password", t("door.passwordMissing"));
      return issues;
    },
    send: ({ password = "" }) => deleteAccount(client, password),
    onAnswer: () => {
      clearToasts();
      session.signOut("deleted");
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <div className="rounded-lg bg-danger-soft px-4 py-3 text-danger">
        <p className="font-medium">{t("data.deleteGone")}</p>
        <ul className="mt-1 list-disc pl-5 text-sm">
          <li>{t("data.deleteGoneTasks")}</li>
          <li>{t("data.deleteGoneSessions")}</li>
          <li>{t("data.deleteGoneAccount")}</li>
        </ul>
      </div>
      <TextField
        label={t("data.deleteEmail", { email })}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={form.errorOf("email")}
      />
      <PasswordField
        name="password"
        autoComplete="current-password"
        error={form.errorOf("password")}
      />
      <DialogButtons
        submit={t("data.deleteSure")}
        look="destroy"
        isSending={form.isSending}
        onCancel={onCancel}
      />
    </form>
  );
}

/** The password that the call itself carries is also the one that it may want first. */
async function deleteAccount(client: ApiClient, password: string): Promise<void> {
  try {
    await client.account.delete.mutate({ password });
  } catch (error) {
    if (appCodeOf(error) !== "reauthentication_required") throw error;
    await client.auth.confirm.mutate({ password });
    await client.account.delete.mutate({ password });
  }
}
