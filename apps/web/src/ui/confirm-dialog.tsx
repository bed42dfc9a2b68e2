import type { ComponentProps } from "react";
import { ModalDialog } from "./modal-dialog.tsx";

interface ConfirmDialogProps extends ComponentProps<typeof ModalDialog> {
  readonly onConfirm: () => void;
}

/** Asks before something that no undo brings back; holds what was refused, and the buttons. */
export function ConfirmDialog({ onConfirm, children, ...props }: ConfirmDialogProps) {
  return (
    <ModalDialog {...props}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        {children}
      </form>
    </ModalDialog>
  );
}
