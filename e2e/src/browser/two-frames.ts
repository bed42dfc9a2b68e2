import type { Page } from "playwright-core";

const TWO_FRAMES = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => undefined)`;

/** Two frames, in which whatever follows the size of the page, or how far it is scrolled, has moved. */
export const twoFrames = (page: Page): Promise<void> => page.evaluate<undefined>(TWO_FRAMES);
