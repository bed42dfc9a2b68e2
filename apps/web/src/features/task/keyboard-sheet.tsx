import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { KEYBOARD_TABLE, keyName } from "./keyboard-table.ts";

interface KeyboardSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function KeyboardSheet({ isOpen, onOpenChange }: KeyboardSheetProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg bg-raised shadow-float transition-[opacity,scale] data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0">
          <div className="flex items-center justify-between py-2 pr-2 pl-5">
            <Dialog.Title className="text-lg font-semibold tracking-tight">
              Keyboard shortcuts
            </Dialog.Title>
            <Dialog.Close aria-label="Close" className={ICON_BUTTON_CLASS}>
              <X aria-hidden size={16} />
            </Dialog.Close>
          </div>
          <dl className="overflow-y-auto px-5 pb-5">
            {sheetRows().map(({ label, keys }) => (
              <div key={label} className="flex min-h-9 items-center justify-between gap-4">
                <dt className="text-ink-soft">{label}</dt>
                <dd className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{keyName(key)}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** One line for each thing that can be done, with every key that does it. */
function sheetRows() {
  const byLabel = new Map<string, readonly string[]>();
  for (const { label, keys } of KEYBOARD_TABLE) {
    byLabel.set(label, [...(byLabel.get(label) ?? []), ...keys]);
  }
  return [...byLabel].map(([label, keys]) => ({ label, keys }));
}
