import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useId, useRef } from "react";
import { t } from "../../texts/t.ts";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { setSingleKeys, useSingleKeys } from "../../ui/single-keys.ts";
import { Switch } from "../../ui/switch.tsx";
import { COMMANDS, COMMAND_IDS, type CommandGroup, type CommandId } from "./command-table.ts";
import { KeyHint } from "./key-hint.tsx";

interface KeyboardSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The left column and the right one, of about the same length. */
const COLUMNS: readonly (readonly CommandGroup[])[] = [
  ["task", "go"],
  ["list", "app"],
];

/** Every key that does something. */
export function KeyboardSheet({ isOpen, onOpenChange }: KeyboardSheetProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[min(44rem,88dvh)] w-[min(46rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl bg-raised shadow-float transition-[opacity,scale] data-ending-style:scale-97 data-ending-style:opacity-0 outline-none data-starting-style:scale-97 data-starting-style:opacity-0"
        >
          <div className="flex items-center justify-between pt-3 pr-3 pb-1 pl-6">
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
            className="grid gap-x-10 overflow-y-auto overscroll-contain px-6 pb-5 -outline-offset-2 sm:grid-cols-2"
          >
            {COLUMNS.map((groups) => (
              <div key={groups.join()}>
                {groups.map((group) => (
                  <KeyGroup key={group} group={group} />
                ))}
              </div>
            ))}
          </div>
          <SingleKeysSwitch />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function KeyGroup({ group }: { readonly group: CommandGroup }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pt-4">
      <h3 id={id} className="pb-1 text-sm font-medium text-ink-faint">
        {t(`command.group.${group}`)}
      </h3>
      <dl>
        {COMMAND_IDS.filter((command) => COMMANDS[command].group === group).map((command) => (
          <KeyRow key={command} command={command} />
        ))}
      </dl>
    </section>
  );
}

function KeyRow({ command }: { readonly command: CommandId }) {
  const ways = Object.values(COMMANDS[command].keys).flat();
  if (ways.length === 0) return null;
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-b border-hairline py-1 last:border-0">
      <dt className="text-ink">{t(`command.label.${command}`)}</dt>
      <dd className="flex shrink-0 items-center gap-1.5">
        {ways.map((keys) => (
          <KeyHint key={keys} keys={keys} />
        ))}
      </dd>
    </div>
  );
}

function SingleKeysSwitch() {
  const areOn = useSingleKeys();
  const labelId = useId();
  return (
    <div className="flex min-h-11 shrink-0 items-center justify-between gap-4 border-t border-line px-6 py-2.5">
      <span id={labelId}>
        {t("keys.single")}
        <span className="block text-sm text-ink-faint">{t("keys.singleOff")}</span>
      </span>
      <Switch labelId={labelId} isOn={areOn} onChange={setSingleKeys} />
    </div>
  );
}
