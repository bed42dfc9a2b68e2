import { useForm } from "../../lib/use-form.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { PasswordField } from "../session/password-field.tsx";
import { PASSWORD_LENGTH_MIN, passwordIssue } from "../session/password-length.ts";
import { SubmitButton } from "../session/submit-button.tsx";
import { SettingCard } from "./setting-card.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { UsernameField } from "./username-field.tsx";

export function PasswordPage() {
  const client = useTRPCClient();
  const { formProps, ...form } = useForm({
    check: ({ currentPassword, newPassword }) => {
      const issues = new Map<string, string>();
      if (!currentPassword) issues.set("currentPassword", t("door.passwordMissing"));
      const issue = passwordIssue(newPassword ?? "");
      if (issue !== undefined) issues.set("newPassword", issue);
      return issues;
    },
    send: ({ currentPassword = "", newPassword = "" }) =>
      client.account.changePassword.mutate({ currentPassword, newPassword }),
    onAnswer: () => {
      formProps.ref.current?.reset();
      showToast({ title: t("password.changed"), description: t("password.changedWhy") });
    },
  });
  return (
    <SettingsPage section="password" about={t("password.about")}>
      <SettingCard>
        <form {...formProps} className="flex max-w-sm flex-col gap-4 p-4 sm:p-5">
          {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
          <UsernameField />
          <PasswordField
            label={t("password.current")}
            name="currentPassword"
            autoComplete="current-password"
            error={form.errorOf("currentPassword")}
          />
          <PasswordField
            label={t("password.new")}
            name="newPassword"
            autoComplete="new-password"
            hint={t("door.passwordHint", { min: PASSWORD_LENGTH_MIN })}
            error={form.errorOf("newPassword")}
          />
          <div className="flex">
            <SubmitButton isSending={form.isSending}>{t("password.change")}</SubmitButton>
          </div>
        </form>
      </SettingCard>
    </SettingsPage>
  );
}
