let isDown = false;
let release: (() => void)[] = [];

const set = (next: boolean) => () => {
  isDown = next;
  if (next) return;
  // The click that follows the release is still the one that was aimed.
  const waiting = release;
  release = [];
  setTimeout(() => {
    for (const go of waiting) go();
  });
};

if ("document" in globalThis) {
  const options = { capture: true, passive: true };
  window.addEventListener("pointerdown", set(true), options);
  for (const type of ["pointerup", "pointercancel"])
    window.addEventListener(type, set(false), options);
}

/** Resolves when no button is held down, and the click that came of it has been answered. */
export function pointerUp(): Promise<void> {
  if (!isDown) return Promise.resolve();
  return new Promise((resolve) => release.push(resolve));
}
