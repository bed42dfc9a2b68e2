import { useDelayed } from "../../lib/use-delayed.ts";
import { t } from "../../texts/t-settings.ts";
import { SettingCard } from "./setting-card.tsx";

/** Rows that are on their way, once that takes long enough to be noticed. */
export function ListLoading() {
  const isSlow = useDelayed(true);
  if (!isSlow) return null;
  return (
    <div role="status">
      <span className="sr-only">{t("settings.loading")}</span>
      <SettingCard>
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex animate-pulse-soft items-center gap-4 px-5 py-4">
            <span className="size-5 rounded-md bg-pressed" />
            <span className="h-3 w-1/2 rounded-full bg-pressed" />
          </div>
        ))}
      </SettingCard>
    </div>
  );
}
