import { Copy } from "lucide-react";
import { copyText } from "../../lib/copy-text.ts";
import { t } from "../../texts/t-settings.ts";
import { IconButton } from "../../ui/icon-button.tsx";

interface CopyLineProps {
  readonly value: string;
  /** Names the button. */
  readonly label: string;
  readonly copied: string;
}

/** A value among others that is sometimes wanted elsewhere. */
export function CopyLine({ value, label, copied }: CopyLineProps) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 font-mono text-sm">{value}</code>
      <IconButton
        icon={Copy}
        label={label}
        className="size-6 coarse:size-11"
        onClick={() => void copyText(value, copied, t("tokens.copyByHand"))}
      />
    </span>
  );
}
