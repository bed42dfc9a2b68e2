import { Autocomplete } from "@base-ui/react/autocomplete";
import { describeError } from "../../lib/app-error.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import type { PaletteContent } from "./use-palette-content.tsx";

interface PaletteNoteProps {
  readonly content: PaletteContent;
  readonly typed: string;
  readonly isPage: boolean;
}

/** How the search stands, below what it has found. */
export function PaletteNote({ content, typed, isPage }: PaletteNoteProps) {
  const { found, groups, isMissing } = content;
  const isSlow = useDelayed(found.isFetching);
  const hasFailed = found.error !== null && !found.isFetching;
  const isSearching = typed.trim() !== "" && !isPage;
  const words = () => {
    if (isMissing) return t("panel.missing");
    if (isSearching && found.isOffline) return t("palette.offline");
    if (isSearching && hasFailed)
      return t("palette.failed", { reason: describeError(found.error) });
    if (isSlow) return t("palette.searching");
    if (groups.length === 0 && !found.isFetching) return t("list.noMatch");
    return "";
  };
  const said = words();
  return (
    <div
      className={
        said === ""
          ? "sr-only"
          : "flex min-h-11 items-center justify-between gap-3 px-2.5 pt-2 text-sm text-ink-soft"
      }
    >
      <Autocomplete.Status>{said}</Autocomplete.Status>
      {isSearching && hasFailed && !found.isOffline && (
        <Button onClick={found.retry}>{t("action.tryAgain")}</Button>
      )}
    </div>
  );
}
