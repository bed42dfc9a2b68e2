import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";
import { classNames } from "./class-names.ts";

const POPUP_CLASS = classNames(
  "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] -translate-x-1/2 -translate-y-1/2",
  "flex-col gap-5 overflow-y-auto rounded-xl bg-raised p-6 shadow-float outline-none",
  "transition-[opacity,scale] data-ending-style:scale-97 data-ending-style:opacity-0",
  "data-starting-style:scale-97 data-starting-style:opacity-0",
);

interface ModalDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** Says what it is about, below the title. */
  readonly description: string;
  /** It is not closed by a press beside it. */
  readonly isSticky?: boolean;
  readonly isWide?: boolean;
  /** Gets the focus in the end, where what had it before has gone, such as an item of a menu. */
  readonly finalFocus?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
}

/** A question that has to be answered first. What had the focus before gets it back. */
export function ModalDialog(props: ModalDialogProps) {
  const { isOpen, onOpenChange, title, description, children } = props;
  const { isSticky = false, isWide = false, finalFocus } = props;
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange} disablePointerDismissal={isSticky}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          finalFocus={finalFocus}
          className={classNames(
            POPUP_CLASS,
            isWide ? "w-[min(34rem,calc(100vw-2rem))]" : "w-[min(27rem,calc(100vw-2rem))]",
          )}
        >
          <div className="flex flex-col gap-1.5">
            <Dialog.Title className="text-lg font-semibold tracking-tight">{title}</Dialog.Title>
            <Dialog.Description className="text-ink-soft text-pretty">
              {description}
            </Dialog.Description>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
