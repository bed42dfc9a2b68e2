import { t } from "../texts/t.ts";
import { showToast } from "../ui/toasts.ts";

/**
 * Puts a text on the clipboard and says so.
 *
 * @param done the words for it
 */
export async function copyText(text: string, done: string): Promise<void> {
  // Absent on plain HTTP addresses, where the address bar or the field itself has to do.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (!clipboard) throw new Error("No clipboard.");
    await clipboard.writeText(text);
    showToast({ title: done, isShort: true });
  } catch {
    showToast({
      title: t("panel.linkNotCopied"),
      description: t("panel.linkNotCopiedWhy"),
      isError: true,
    });
  }
}
