import { useForm } from "../../lib/use-form.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../session/password-field.tsx";
import { DialogButtons } from "./dialog-buttons.tsx";
import { UsernameField } from "./username-field.tsx";

interface ReauthenticationFormProps {
  readonly onAnswer: (isConfirmed: boolean) => void;
}

export function ReauthenticationForm({ onAnswer }: ReauthenticationFormProps) {
  const client = useTRPCClient();
  const form = useForm({
    check: ({ password }) =>
      new Map(password ? [] : [["password", t("door.passwordMissing")] as const]),
    send: ({ password = "" }) => client.auth.confirm.mutate({ password }),
    onAnswer: () => onAnswer(true),
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <UsernameField />
      <PasswordField
        name="password"
        autoComplete="current-password"
        error={form.errorOf("password")}
      />
      <DialogButtons
        submit={t("confirm.go")}
        isSending={form.isSending}
        onCancel={() => onAnswer(false)}
      />
    </form>
  );
}
