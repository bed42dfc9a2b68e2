import { useForm } from "../../lib/use-form.ts";
import { type RouterOutputs, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-visit.ts";
import { Notice } from "../../ui/notice.tsx";
import { DoorFrame } from "../session/door-frame.tsx";
import { PasswordField } from "../session/password-field.tsx";
import { SubmitButton } from "../session/submit-button.tsx";

interface SharePasswordProps {
  readonly secret: string;
  /** It was open on this page already. */
  readonly isAgain?: boolean;
  readonly onOpened: (project: RouterOutputs["share"]["open"]) => void;
}

/** Asks for the password of a link. */
export function SharePassword({ secret, isAgain = false, onOpened }: SharePasswordProps) {
  const client = useTRPCClient();
  const form = useForm({
    check: ({ password }) =>
      new Map(password ? [] : [["password", t("shared.passwordMissing")] as const]),
    send: ({ password = "" }) => client.share.open.mutate({ secret, password }),
    onAnswer: onOpened,
  });
  const isWrong = form.code === "share_void";
  return (
    <DoorFrame title={t(isAgain ? "shared.again" : "shared.locked")}>
      <form {...form.formProps} className="flex flex-col gap-4">
        <p className="text-center text-ink-soft">
          {t(isAgain ? "shared.againWhy" : "shared.lockedWhy")}
        </p>
        {form.sentence !== undefined && !isWrong && <Notice>{form.sentence}</Notice>}
        <PasswordField
          name="password"
          autoComplete="off"
          error={isWrong ? t("shared.passwordWrong") : form.errorOf("password")}
        />
        <SubmitButton isSending={form.isSending}>{t("shared.open")}</SubmitButton>
      </form>
    </DoorFrame>
  );
}
