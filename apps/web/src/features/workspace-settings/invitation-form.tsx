import type { InvitationRole } from "@taskflow/contract";
import { MANAGED_ROLES } from "@taskflow/contract/permission";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useForm } from "../../lib/use-form.ts";
import { type RouterOutputs, useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SubmitButton } from "../session/submit-button.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { isMailSent } from "./is-mail-sent.ts";
import { RoleSelect } from "./role-select.tsx";

interface InvitationFormProps {
  readonly onCreated: (created: RouterOutputs["invitation"]["create"]) => void;
}

export function InvitationForm({ onCreated }: InvitationFormProps) {
  const id = useId();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id: workspaceId, role: mine } = useWorkspace();
  const [role, setRole] = useState<InvitationRole>("editor");
  const [email, setEmail] = useState("");
  // An owner is made by an owner, of a member.
  const roles = MANAGED_ROLES[mine].flatMap((one) => (one === "owner" ? [] : [one]));
  const { formProps, ...form } = useForm({
    check: () => new Map<string, string>(),
    send: async () => {
      const address = email.trim();
      const created = await client.invitation.create.mutate({
        workspaceId,
        role,
        ...(address !== "" && { email: address }),
      });
      await queryClient.invalidateQueries(trpc.invitation.list.pathFilter());
      return created;
    },
    onAnswer: (created) => {
      setEmail("");
      onCreated(created);
    },
  });
  return (
    <form {...formProps} className="flex flex-col gap-4 p-4 sm:p-5">
      <h3 className="sr-only">{t("invitations.new")}</h3>
      {form.sentence !== undefined && <Notice>{form.sentence}</Notice>}
      <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-sm font-medium">
            {t("invitations.role")}
          </label>
          <RoleSelect<InvitationRole>
            id={id}
            label={t("invitations.role")}
            value={role}
            roles={roles}
            onChoose={setRole}
          />
        </div>
        {isMailSent() ? (
          <TextField
            label={t("invitations.email")}
            hint={t("invitations.emailHint")}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={form.errorOf("email")}
          />
        ) : (
          <p className="text-sm text-ink-faint text-pretty sm:self-end sm:pb-2.5">
            {t("invitations.noMail")}
          </p>
        )}
      </div>
      <div className="flex">
        <SubmitButton isSending={form.isSending}>
          {email.trim() === "" ? t("invitations.create") : t("invitations.send")}
        </SubmitButton>
      </div>
    </form>
  );
}
