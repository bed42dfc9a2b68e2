import { useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ActionRow } from "../settings/action-row.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useReauthenticatedMutation } from "../settings/use-reauthenticated-mutation.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { useLeaveForGood } from "./use-leave-for-good.ts";

export function DeleteWorkspaceRow() {
  const client = useTRPCClient();
  const workspace = useWorkspace();
  const leaveForGood = useLeaveForGood();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const { id: workspaceId, name } = workspace;
  const remove = useReauthenticatedMutation({
    send: () => client.workspace.delete.mutate({ workspaceId, name }),
    onDone: () => leaveForGood(workspace, t("leave.deleted", { name })),
  });
  const turn = (isNowOpen: boolean) => {
    remove.reset();
    setTyped("");
    setIsWrong(false);
    setIsOpen(isNowOpen);
  };
  return (
    <ActionRow title={t("leave.delete")} help={t("leave.deleteHelp")}>
      <Button look="danger" aria-haspopup="dialog" onClick={() => turn(true)}>
        {t("leave.deleteGo")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={turn}
        title={t("leave.deleteTitle", { name })}
        description={t("leave.deleteWhy")}
        onConfirm={() => {
          setIsWrong(typed.trim() !== name);
          if (typed.trim() === name && !remove.isPending) remove.mutate(undefined);
        }}
      >
        {remove.error && <Notice>{describeError(remove.error)}</Notice>}
        <TextField
          label={t("leave.deleteType", { name })}
          name="name"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={isWrong ? t("leave.deleteWrong") : undefined}
        />
        <DialogButtons
          submit={t("leave.deleteSure")}
          look="destroy"
          isSending={remove.isPending}
          onCancel={() => turn(false)}
        />
      </ConfirmDialog>
    </ActionRow>
  );
}
