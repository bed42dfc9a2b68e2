import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "../../lib/use-form.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { PASSWORD_LENGTH_MIN, passwordIssue } from "./password-length.ts";
import { keepInvitation } from "./invitation-store.ts";
import { isByInvitationOnly, isRegistrationOpen } from "./registration.ts";
import { useSession } from "./session-context.ts";
import { LINK_CLASS } from "./sign-in-page.tsx";
import { SubmitButton } from "./submit-button.tsx";

interface RegisterPageProps {
  readonly next: string | undefined;
  /** The secret of the invitation that they come by. */
  readonly invitation: string | undefined;
  readonly onBegin: () => void;
}

export function RegisterPage({ next, invitation, onBegin }: RegisterPageProps) {
  usePageTitle(t("door.register"));
  const client = useTRPCClient();
  const session = useSession();
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const form = useForm({
    check: ({ email, password }) => {
      const issues = new Map<string, string>();
      if (!email?.trim()) issues.set("email", t("door.emailMissing"));
      const issue = passwordIssue(password ?? "");
      if (issue !== undefined) issues.set("password", issue);
      return issues;
    },
    send: async ({ name = "", email = "", password = "" }) => ({
      email,
      ...(await client.auth.register.mutate({
        email,
        password,
        useCookie: true,
        ...(name.trim() !== "" && { name }),
        ...(invitation !== undefined && { invitation }),
      })),
    }),
    onAnswer: (answer) => {
      if (invitation !== undefined) {
        keepInvitation({ secret: invitation, isWanted: true, isUsed: true });
      }
      if (answer.status === "signed_in") session.signIn(answer, { isNew: true });
      else setMailedTo(answer.email);
    },
  });

  if (mailedTo !== null) {
    return (
      <DoorFrame title={t("door.mailSent")}>
        <p role="status" className="text-ink-soft">
          {t.rich("door.mailSentTo", {
            email: mailedTo,
            address: (email) => <strong className="text-ink">{email}</strong>,
          })}
        </p>
      </DoorFrame>
    );
  }
  const isOpen = isRegistrationOpen({ isInvited: invitation !== undefined });
  if (!isOpen || form.code === "registration_closed") {
    const isForInvited = isByInvitationOnly();
    return (
      <DoorFrame title={isForInvited ? t("door.inviteOnly") : t("door.closed")}>
        <p role="alert" className="text-ink-soft">
          {isForInvited ? t("door.inviteOnlyWhy") : t("door.closedWhy")}
        </p>
        <SignInLink next={next} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={t("door.register")}>
      <form {...form.formProps} onChange={onBegin} className="flex flex-col gap-4">
        {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
        <TextField
          label={t("door.name")}
          name="name"
          autoComplete="name"
          maxLength={100}
          autoFocus
          error={form.errorOf("name")}
        />
        <TextField
          label={t("door.email")}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={form.errorOf("email")}
        />
        <PasswordField
          name="password"
          autoComplete="new-password"
          hint={t("door.passwordHint", { min: PASSWORD_LENGTH_MIN })}
          error={form.errorOf("password")}
        />
        <SubmitButton isSending={form.isSending}>{t("door.createAccount")}</SubmitButton>
      </form>
      <SignInLink next={next} />
    </DoorFrame>
  );
}

function SignInLink({ next }: { readonly next: string | undefined }) {
  return (
    <p className="text-ink-soft">
      {t.rich("door.haveAccount", {
        link: (words) => (
          <Link to="/sign-in" search={next === undefined ? {} : { next }} className={LINK_CLASS}>
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
