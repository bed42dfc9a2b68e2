import { Link } from "@tanstack/react-router";
import { useForm } from "../../lib/use-form.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { INVITE_PATH } from "./invitation-store.ts";
import { DoorFrame } from "./door-frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { isRegistrationOpen } from "./registration.ts";
import { useSession } from "./session-context.ts";
import { SubmitButton } from "./submit-button.tsx";

interface SignInPageProps {
  readonly next: string | undefined;
  /** What became of the session that was here before. */
  readonly reason: "ended" | "deleted" | undefined;
  /** Called when the person begins to fill in the form, to fetch what comes after it. */
  readonly onBegin: () => void;
}

export function SignInPage({ next, reason, onBegin }: SignInPageProps) {
  usePageTitle(t("door.signIn"));
  const client = useTRPCClient();
  const session = useSession();
  const isInvited = next === INVITE_PATH;
  const form = useForm({
    check: ({ email, password }) => {
      const issues = new Map<string, string>();
      if (!email?.trim()) issues.set("email", t("door.emailMissing"));
      if (!password) issues.set("password", t("door.passwordMissing"));
      return issues;
    },
    send: ({ email = "", password = "" }) =>
      client.auth.login.mutate({ email, password, useCookie: true }),
    onAnswer: (answer) => session.signIn(answer),
  });
  return (
    <DoorFrame title={t("door.signIn")}>
      <form {...form.formProps} onChange={onBegin} className="flex flex-col gap-4">
        {reason === "ended" && form.sentence === undefined && (
          <Notice look="warning" role="status">
            {t("door.sessionEnded")}
          </Notice>
        )}
        {reason === "deleted" && form.sentence === undefined && (
          <Notice look="calm" role="status">
            {t("door.farewell")}
          </Notice>
        )}
        {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
        <TextField
          label={t("door.email")}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={form.errorOf("email")}
        />
        <PasswordField
          name="password"
          autoComplete="current-password"
          error={form.errorOf("password")}
        />
        <SubmitButton isSending={form.isSending}>{t("door.signIn")}</SubmitButton>
      </form>
      {isRegistrationOpen({ isInvited }) && (
        <p className="text-ink-soft">
          {t.rich("door.noAccount", {
            link: (words) => (
              <Link
                to="/register"
                search={next === undefined ? {} : { next }}
                className={LINK_CLASS}
              >
                {words}
              </Link>
            ),
          })}
        </p>
      )}
    </DoorFrame>
  );
}

export const LINK_CLASS =
  "touch-target rounded-sm font-medium text-accent underline decoration-1 underline-offset-3 hovered:text-accent-hover";
