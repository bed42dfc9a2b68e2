import { useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { showToast } from "../../ui/toasts.ts";

/**
 * Keeps a dialog from being closed in passing while its secret is not what was copied last: there is
 * no other copy of it.
 */
export function useUntilCopied(secret: string | undefined, onClose: () => void) {
  const [copied, setCopied] = useState<string>();
  return {
    onCopied: setCopied,
    closeInPassing: () => {
      if (secret === undefined || secret === copied) onClose();
      else showToast({ title: t("newToken.notCopied"), description: t("newToken.notCopiedWhy") });
    },
  };
}
