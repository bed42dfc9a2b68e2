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

export function EndFormerSecretDialog(props: GoneDialogProps) {
  const { token, isOpen, onClose, opener, onGone } = props;
  const client = useTRPCClient();
  const refresh = useRefreshTokens();
  const { id: workspaceId } = useWorkspace();
  const { id, name } = token;
  const end = useMutation({
    networkMode: "always",
    mutationFn: () => client.token.endFormerSecret.mutate({ workspaceId, id }),
    onSuccess: async () => {
      onClose();
      await refresh();
      onGone();
      showToast({ title: t("changeToken.endedFormer", { name }), isShort: true });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={() => {
        end.reset();
        onClose();
      }}
      title={t("changeToken.endFormerTitle", { name })}
      description={t("changeToken.endFormerWhy")}
      onConfirm={() => {
        if (!end.isPending) end.mutate();
      }}
    >
      {end.error && <Notice>{describeError(end.error)}</Notice>}
      <DialogButtons
        submit={t("changeToken.endFormerGo")}
        look="destroy"
        isSending={end.isPending}
        onCancel={onClose}
      />
    </ConfirmDialog>
  );
}
