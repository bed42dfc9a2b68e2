import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link2, Mail } from "lucide-react";
import { describeError } from "../../lib/app-error.ts";
import { type RouterOutputs, useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";
import { relativeTime } from "../settings/relative-time.ts";
import { timeUntil } from "../settings/time-until.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";

type Invitation = RouterOutputs["invitation"]["list"]["items"][number];

interface InvitationRowProps {
  readonly invitation: Invitation;
  readonly onRevoked: () => void;
}

export function InvitationRow({ invitation, onRevoked }: InvitationRowProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id: workspaceId } = useWorkspace();
  const { id, email, role, invitedBy, createdAt, expiresAt } = invitation;
  const what = email ?? t("invitations.asLink");
  const revoke = useMutation({
    networkMode: "always",
    mutationFn: () => client.invitation.revoke.mutate({ workspaceId, id }),
    onSuccess: async () => {
      onRevoked();
      await queryClient.invalidateQueries(trpc.invitation.list.pathFilter());
      showToast({ title: t("invitations.revoked"), isShort: true });
    },
  });
  const Icon = email === null ? Link2 : Mail;
  return (
    <li aria-label={what} className="flex items-center gap-3.5 px-4 py-3 sm:px-5">
      <Icon aria-hidden size={18} className="shrink-0 text-ink-faint" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2.5">
          <span className="min-w-0 truncate font-medium">{what}</span>
          <span className="text-ink-soft">{t(`role.word.${role}`)}</span>
        </span>
        <span className="text-sm text-ink-faint">
          {relativeTime(createdAt)}
          {invitedBy !== null && ` ${t("invitations.by", { name: invitedBy })}`}
          {", "}
          {t("invitations.ends", { when: timeUntil(expiresAt) })}
        </span>
        {revoke.error && (
          <span role="alert" className="text-sm text-danger">
            {describeError(revoke.error)}
          </span>
        )}
      </div>
      <Button
        aria-label={t("invitations.revokeNamed", { what })}
        aria-disabled={revoke.isPending}
        onClick={() => {
          if (!revoke.isPending) revoke.mutate();
        }}
      >
        {t("invitations.revoke")}
      </Button>
    </li>
  );
}
