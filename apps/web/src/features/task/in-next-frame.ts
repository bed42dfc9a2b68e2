/**
 * Moves the focus in the next frame, which may be long in coming: whoever has begun to type elsewhere by then
 * keeps the field.
 */
export function inNextFrame(moveFocus: () => void): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== before && activeElement?.matches("input, textarea")) return;
    moveFocus();
  });
}
