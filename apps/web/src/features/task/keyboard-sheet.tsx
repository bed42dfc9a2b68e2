import { Dialog } from "@base-ui/react/dialog";
import { Switch } from "@base-ui/react/switch";
import { X } from "lucide-react";
import { useId } from "react";
import { t } from "../../texts/t.ts";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { setSingleKeys, useSingleKeys } from "../../ui/single-keys.ts";
import { KEYBOARD_TABLE, type KeyAction, keyName } from "./keyboard-table.ts";

interface KeyboardSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function KeyboardSheet({ isOpen, onOpenChange }: KeyboardSheetProps) {
  const areOn = useSingleKeys();
  const labelId = useId();
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg bg-raised shadow-float transition-[opacity,scale] data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0">
          <div className="flex items-center justify-between py-2 pr-2 pl-5">
            <Dialog.Title className="text-lg font-semibold tracking-tight">
              {t("keys.title")}
            </Dialog.Title>
            <Dialog.Close aria-label={t("action.close")} className={ICON_BUTTON_CLASS}>
              <X aria-hidden size={16} />
            </Dialog.Close>
          </div>
          <div
            role="group"
            aria-label={t("keys.list")}
            // It scrolls on low pages, which the arrow keys can do only with the focus in it.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            className="overflow-y-auto px-5 pb-3 -outline-offset-2"
          >
            <dl>
              {sheetRows().map(({ action, keys }) => (
                <div key={action} className="flex min-h-9 items-center justify-between gap-4">
                  <dt className="text-ink-soft">{t(`keys.action.${action}`)}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{keyName(key)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
          <div className="flex min-h-11 items-center justify-between gap-4 border-t border-line px-5 py-2">
            <span id={labelId}>
              {t("keys.single")}
              <span className="block text-sm text-ink-faint">{t("keys.singleOff")}</span>
            </span>
            <Switch.Root
              aria-labelledby={labelId}
              checked={areOn}
              onCheckedChange={setSingleKeys}
              className="flex h-5 w-9 shrink-0 items-center rounded-full bg-edge px-0.5 transition-colors data-checked:bg-accent"
            >
              <Switch.Thumb className="size-4 rounded-full bg-raised transition-transform data-checked:translate-x-4" />
            </Switch.Root>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** One line for each thing that can be done, with every key that does it. */
function sheetRows() {
  const byAction = new Map<KeyAction, readonly string[]>();
  for (const { action, keys } of KEYBOARD_TABLE) {
    byAction.set(action, [...(byAction.get(action) ?? []), ...keys]);
  }
  return [...byAction].map(([action, keys]) => ({ action, keys }));
}
