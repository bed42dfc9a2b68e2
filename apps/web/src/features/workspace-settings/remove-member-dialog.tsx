import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import type { Member } from "./member-api.ts";

interface RemoveMemberDialogProps {
  readonly member: Member;
  /** Gets the focus in the end, unless it is gone. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onRemoved: () => void;
}

export function RemoveMemberDialog(props: RemoveMemberDialogProps) {
  const { member, opener, isOpen, onOpenChange, onRemoved } = props;
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const workspace = useWorkspace();
  const { userId, name, role } = member;
  // A viewer's links show nothing anyway.
  const why = t("members.removeWhy", { workspace: workspace.name });
  const remove = useMutation({
    networkMode: "always",
    mutationFn: () => client.member.remove.mutate({ workspaceId: workspace.id, userId }),
    onSuccess: async () => {
      onOpenChange(false);
      await queryClient.invalidateQueries(trpc.member.list.pathFilter());
      onRemoved();
      showToast({ title: t("members.removed", { name }), isShort: true });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={(isNowOpen) => {
        remove.reset();
        onOpenChange(isNowOpen);
      }}
      title={t("members.removeTitle", { name })}
      description={role === "viewer" ? why : `${why} ${t("members.removeLinks")}`}
      onConfirm={() => {
        if (!remove.isPending) remove.mutate();
      }}
    >
      {remove.error && <Notice>{describeError(remove.error)}</Notice>}
      <DialogButtons
        submit={t("members.remove")}
        look="destroy"
        isSending={remove.isPending}
        onCancel={() => onOpenChange(false)}
      />
    </ConfirmDialog>
  );
}
