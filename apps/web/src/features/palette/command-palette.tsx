import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { t } from "../../texts/t.ts";
import type { Offers } from "./command-items.tsx";
import { PaletteField } from "./palette-field.tsx";
import type { PaletteAct, PaletteGroup, PaletteItem, PalettePage } from "./palette-item.ts";
import { PaletteLine } from "./palette-line.tsx";
import { PaletteNote } from "./palette-note.tsx";
import { usePaletteContent } from "./use-palette-content.tsx";

/** What every command would have done when the palette was asked for. */
export interface PaletteProps {
  readonly offers: Offers;
  /** With what is to be done once it is gone. */
  readonly onClose: (run?: () => void) => void;
}

/** All that can be done now and all that can be found, by typing. */
export function CommandPalette({ offers, onClose }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const [page, setPage] = useState<PalettePage>();
  const content = usePaletteContent({ offers, page, typed });
  const turnTo = (next: PalettePage | undefined) => {
    setPage(next);
    setTyped("");
  };
  const choose = (act: PaletteAct) => {
    if (act.kind === "page") turnTo(act.page);
    else onClose(act.run);
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(_, { reason }) => {
        // One thing for each press: out of the choices first.
        if (reason === "escape-key" && page) turnTo(undefined);
        else onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity starting:opacity-0" />
        <Dialog.Popup
          aria-label={t("palette.title")}
          finalFocus={false}
          className="fixed top-[max(0.75rem,13dvh)] left-1/2 z-50 flex max-h-[min(30rem,74dvh)] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl bg-raised shadow-float transition-[opacity,scale] outline-none starting:scale-98 starting:opacity-0 coarse:top-3 coarse:max-h-[calc(100dvh-1.5rem)]"
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            autoHighlight="always"
            keepHighlight
            loopFocus
            items={content.groups}
            value={typed}
            onValueChange={(value, { reason }) => {
              // An item that is chosen would put its name into the field.
              if (reason !== "item-press") setTyped(value);
            }}
            itemToStringValue={(item: PaletteItem) => item.label}
          >
            <PaletteField
              subject={subjectOf(offers)}
              page={page}
              typed={typed}
              onUp={() => turnTo(undefined)}
            />
            <div className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain px-2 pb-2">
              <Autocomplete.List aria-label={t("palette.list")}>
                {(group: PaletteGroup) => (
                  <Autocomplete.Group key={group.id} items={group.items} className="pt-2">
                    {group.label !== undefined && (
                      <Autocomplete.GroupLabel className="px-2.5 pt-0.5 pb-1 text-xs font-medium text-ink-faint">
                        {group.label}
                      </Autocomplete.GroupLabel>
                    )}
                    <Autocomplete.Collection>
                      {(item: PaletteItem) => (
                        <PaletteLine key={item.id} item={item} onChoose={choose} />
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              <PaletteNote content={content} typed={typed} isPage={page !== undefined} />
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The task that the commands on a task mean. */
function subjectOf(offers: Offers): string | undefined {
  for (const offer of offers.values()) if (offer.subject !== undefined) return offer.subject;
  return undefined;
}
