import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ActionRow } from "../settings/action-row.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { useLeaveForGood } from "./use-leave-for-good.ts";

export function LeaveWorkspaceRow() {
  const client = useTRPCClient();
  const workspace = useWorkspace();
  const leaveForGood = useLeaveForGood();
  const [isOpen, setIsOpen] = useState(false);
  const { id: workspaceId, name } = workspace;
  const leave = useMutation({
    networkMode: "always",
    mutationFn: () => client.workspace.leave.mutate({ workspaceId }),
    onSuccess: () => leaveForGood(workspace, t("leave.left", { name })),
  });
  return (
    <ActionRow title={t("leave.leave")} help={t("leave.leaveHelp")}>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t("leave.leaveGo")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={(isNowOpen) => {
          leave.reset();
          setIsOpen(isNowOpen);
        }}
        title={t("leave.leaveTitle", { name })}
        description={t("leave.leaveWhy")}
        onConfirm={() => {
          if (!leave.isPending) leave.mutate();
        }}
      >
        {leave.error && <Notice>{describeError(leave.error)}</Notice>}
        <DialogButtons
          submit={t("leave.leaveSure")}
          look="destroy"
          isSending={leave.isPending}
          onCancel={() => setIsOpen(false)}
        />
      </ConfirmDialog>
    </ActionRow>
  );
}
