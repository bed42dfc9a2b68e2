import { t } from "../texts/t.ts";
import { showToast } from "../ui/toasts.ts";

/**
 * Puts a text on the clipboard and says so.
 *
 * @param done the words for it
 * @param otherwise what to do where pages may not copy
 * @returns whether it is there now
 */
export async function copyText(
  text: string,
  done: string,
  otherwise = t("panel.linkNotCopiedWhy"),
): Promise<boolean> {
  // Absent on plain HTTP addresses, where the address bar or the field itself has to do.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (!clipboard) throw new Error("No clipboard.");
    await clipboard.writeText(text);
    showToast({ title: done, isShort: true });
    return true;
  } catch {
    showToast({
      title: t("panel.linkNotCopied"),
      description: otherwise,
      isError: true,
    });
    return false;
  }
}
