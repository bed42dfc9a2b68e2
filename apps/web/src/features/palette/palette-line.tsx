import { Autocomplete } from "@base-ui/react/autocomplete";
import { Check, ChevronRight } from "lucide-react";
import { t } from "../../texts/t.ts";
import { KeyHint } from "../command/key-hint.tsx";
import type { PaletteAct, PaletteItem } from "./palette-item.ts";

interface PaletteLineProps {
  readonly item: PaletteItem;
  readonly onChoose: (act: PaletteAct) => void;
}

export function PaletteLine({ item, onChoose }: PaletteLineProps) {
  const { label, icon, parent, keys, isCurrent = false, act } = item;
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => onChoose(act)}
      className="flex min-h-9 w-full items-center gap-3 rounded-md px-2.5 text-base outline-none select-none data-highlighted:bg-pressed coarse:min-h-11"
    >
      <span className="grid size-4 shrink-0 place-items-center text-ink-faint">{icon}</span>
      <span className="flex min-w-0 flex-1 items-center gap-1.5">
        {parent !== undefined && (
          <>
            <span className="shrink-0 text-ink-faint">{parent}</span>
            <ChevronRight aria-hidden size={14} className="shrink-0 text-ink-faint" />
          </>
        )}
        <span className="truncate">{label}</span>
      </span>
      {isCurrent && (
        <Check role="img" aria-label={t("palette.current")} size={16} className="text-accent" />
      )}
      {keys !== undefined && (
        <span className="shrink-0 coarse:hidden">
          <KeyHint keys={keys} />
        </span>
      )}
      {act.kind === "page" && (
        <ChevronRight aria-hidden size={16} className="shrink-0 text-ink-faint" />
      )}
    </Autocomplete.Item>
  );
}
