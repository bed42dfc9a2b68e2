import type { RefObject } from "react";
import { t } from "../../texts/t-settings.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";

interface MakeOwnerDialogProps {
  readonly name: string;
  /** Gets the focus in the end. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onConfirm: () => void;
}

/** Asks before somebody may do everything; whether they may is told by their row. */
export function MakeOwnerDialog(props: MakeOwnerDialogProps) {
  const { name, opener, isOpen, onOpenChange, onConfirm } = props;
  const workspace = useWorkspace();
  return (
    <ConfirmDialog
      isOpen={isOpen}
      finalFocus={opener}
      onOpenChange={onOpenChange}
      title={t("members.ownerTitle", { name })}
      description={t("members.ownerWhy", { workspace: workspace.name })}
      onConfirm={() => {
        onOpenChange(false);
        onConfirm();
      }}
    >
      <DialogButtons
        submit={t("members.ownerGo")}
        isSending={false}
        onCancel={() => onOpenChange(false)}
      />
    </ConfirmDialog>
  );
}
