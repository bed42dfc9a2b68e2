import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/app-error.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import type { GoneDialogProps } from "./token-dialogs.tsx";
import { useRefreshTokens } from "./use-tokens.ts";

export function RevokeTokenDialog(props: GoneDialogProps) {
  const { token, isOpen, onClose, opener, onGone } = props;
  const client = useTRPCClient();
  const refresh = useRefreshTokens();
  const { id: workspaceId } = useWorkspace();
  const { id, name } = token;
  const revoke = useMutation({
    networkMode: "always",
    mutationFn: () => client.token.revoke.mutate({ workspaceId, id }),
    onSuccess: async () => {
      onClose();
      await refresh();
      onGone();
      showToast({ title: t("changeToken.revoked", { name }), isShort: true });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={() => {
        revoke.reset();
        onClose();
      }}
      title={t("changeToken.revokeTitle", { name })}
      description={t("changeToken.revokeWhy")}
      onConfirm={() => {
        if (!revoke.isPending) revoke.mutate();
      }}
    >
      {revoke.error && <Notice>{describeError(revoke.error)}</Notice>}
      <DialogButtons
        submit={t("changeToken.revokeGo")}
        look="destroy"
        isSending={revoke.isPending}
        onCancel={onClose}
      />
    </ConfirmDialog>
  );
}
