/** What somebody is in the middle of. */
const BUSY = "input, textarea, [role=menu], [role=dialog], [role=listbox]";

/**
 * Moves the focus in the next frame, which may be long in coming: whoever has begun to type elsewhere by then, or
 * has opened a menu or a dialog, keeps it.
 */
export function inNextFrame(moveFocus: () => void): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== before && activeElement?.closest(BUSY)) return;
    moveFocus();
  });
}
