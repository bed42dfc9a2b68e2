import { Search } from "lucide-react";
import { useCommandRegistry } from "../features/command/command-context.ts";
import { keyNames } from "../features/command/key-names.ts";
import { t } from "../texts/t.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";

/** Opens the palette, and says by which key it opens as well. */
export function PaletteButton({ isCompact }: { readonly isCompact: boolean }) {
  const commands = useCommandRegistry();
  const open = () => void commands.run("open_palette");
  if (isCompact) return <IconButton icon={Search} label={t("palette.open")} onClick={open} />;
  return (
    <button
      type="button"
      onClick={open}
      className="flex h-(--size-control) items-center gap-2 rounded-md bg-raised pr-1.5 pl-2 text-left text-sm text-ink-faint shadow-field transition-colors hovered:text-ink"
    >
      <Search aria-hidden size={15} className="shrink-0" />
      <span className="min-w-0 flex-1 truncate">{t("palette.open")}</span>
      <Kbd>{keyNames("Mod+k").join(" ")}</Kbd>
    </button>
  );
}
