import { onTestFinished, vi } from "vitest";

/**
 * Lets no frame come, as on a machine that has much to do.
 *
 * @returns what lets all of them come that are waited for by then
 */
export function holdFrames(): () => void {
  const held: FrameRequestCallback[] = [];
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => held.push(callback));
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return () => {
    for (let callback = held.shift(); callback; callback = held.shift()) {
      callback(performance.now());
    }
  };
}
