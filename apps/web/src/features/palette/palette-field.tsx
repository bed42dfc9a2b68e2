import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import type { KeyboardEvent } from "react";
import { t } from "../../texts/t.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { keyNames } from "../command/key-names.ts";
import type { PalettePage } from "./palette-item.ts";

interface PaletteFieldProps {
  readonly subject: string | undefined;
  readonly page: PalettePage | undefined;
  readonly typed: string;
  readonly onUp: () => void;
}

/** Says what is meant, and takes what is typed. */
export function PaletteField({ subject, page, typed, onUp }: PaletteFieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Backspace" && typed === "" && page) {
      event.preventDefault();
      onUp();
    }
  };
  return (
    <div className="border-b border-line px-4.5 pt-3.5 pb-3">
      {(subject !== undefined || page) && (
        <p className="mb-2 flex min-w-0 items-center gap-1.5 text-xs text-ink-soft">
          {subject !== undefined && (
            <span className="truncate rounded-sm bg-pressed px-1.5 py-0.5">{subject}</span>
          )}
          {page && (
            <span className="shrink-0 rounded-sm bg-accent-soft px-1.5 py-0.5 text-accent">
              {page.label}
            </span>
          )}
        </p>
      )}
      <div className="flex items-center gap-3">
        <Autocomplete.Input
          // With the dialog itself, whose own way to it takes a frame: letters are typed before that.
          autoFocus
          aria-label={page ? page.label : t("palette.label")}
          placeholder={page ? t("palette.choose") : t("palette.placeholder")}
          enterKeyHint="go"
          autoCapitalize="none"
          spellCheck={false}
          onKeyDown={onKeyDown}
          className="h-7 min-w-0 flex-1 bg-transparent text-lg outline-none"
        />
        <Dialog.Close className="touch-target shrink-0 rounded-sm">
          <Kbd>{keyNames("Escape")}</Kbd>
          <span className="sr-only">{t("action.close")}</span>
        </Dialog.Close>
      </div>
    </div>
  );
}
