import { Check } from "lucide-react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { t } from "../../texts/t-settings.ts";

interface SaveMarkProps {
  readonly isPending: boolean;
  readonly isSuccess: boolean;
}

/** A small word beside what saves itself. */
export function SaveMark({ isPending, isSuccess }: SaveMarkProps) {
  const isSlow = useDelayed(isPending);
  return (
    <span role="status" className="flex items-center gap-1 text-sm text-ink-faint">
      {isSlow && t("settings.saving")}
      {isSuccess && (
        <>
          <Check aria-hidden size={14} className="text-success" />
          {t("settings.saved")}
        </>
      )}
    </span>
  );
}
