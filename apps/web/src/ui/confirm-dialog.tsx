import type { ReactNode } from "react";
import { ModalDialog } from "./modal-dialog.tsx";

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly description: string;
  readonly onConfirm: () => void;
  /** What was refused, and the buttons. */
  readonly children: ReactNode;
}

/** Asks before something that no undo brings back. */
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
