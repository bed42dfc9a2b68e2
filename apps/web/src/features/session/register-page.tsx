import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { PASSWORD_LENGTH_MIN, passwordIssue } from "./password-length.ts";
import { useSession } from "./session-context.ts";
import { LINK_CLASS } from "./sign-in-page.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { useDoorForm } from "./use-door-form.ts";

interface RegisterPageProps {
  readonly next: string | undefined;
  readonly onBegin: () => void;
}

export function RegisterPage({ next, onBegin }: RegisterPageProps) {
  usePageTitle("Create an account");
  const client = useTRPCClient();
  const session = useSession();
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const form = useDoorForm({
    check: ({ email, password }) => {
      const issues = new Map<string, string>();
      if (!email?.trim()) issues.set("email", "Enter your e-mail address.");
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
      })),
    }),
    onAnswer: (answer) => {
      if (answer.status === "signed_in") session.signIn(answer);
      else setMailedTo(answer.email);
    },
  });

  if (mailedTo !== null) {
    return (
      <DoorFrame title="Check your mail">
        <p role="status" className="text-ink-soft">
          A message is on its way to <strong className="text-ink">{mailedTo}</strong>. Follow the
          link in it to go on.
        </p>
      </DoorFrame>
    );
  }
  if (form.code === "registration_closed") {
    return (
      <DoorFrame title="No new accounts">
        <p role="alert" className="text-ink-soft">
          This server takes no new accounts. Ask whoever runs it for an invitation.
        </p>
        <SignInLink next={next} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title="Create an account">
      <form {...form.formProps} onChange={onBegin} className="flex flex-col gap-4">
        {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
        <TextField
          label="Name (optional)"
          name="name"
          autoComplete="name"
          maxLength={100}
          error={form.errorOf("name")}
        />
        <TextField
          label="E-mail"
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
          hint={`At least ${PASSWORD_LENGTH_MIN} characters. A few words do well.`}
          error={form.errorOf("password")}
        />
        <SubmitButton isSending={form.isSending}>Create account</SubmitButton>
      </form>
      <SignInLink next={next} />
    </DoorFrame>
  );
}

function SignInLink({ next }: { readonly next: string | undefined }) {
  return (
    <p className="text-ink-soft">
      Have an account?{" "}
      <Link to="/sign-in" search={next === undefined ? {} : { next }} className={LINK_CLASS}>
        Sign in
      </Link>
    </p>
  );
}
