/** What somebody is in the middle of. */
const BUSY = "input, textarea, [role=menu], [role=menu] *, [role=dialog] *";

/**
 * Moves the focus in the next frame, which may be long in coming: whoever has begun to type elsewhere by then, or
 * has opened a menu, keeps it.
 */
export function inNextFrame(moveFocus: () => void): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== before && activeElement?.matches(BUSY)) return;
    moveFocus();
  });
}
