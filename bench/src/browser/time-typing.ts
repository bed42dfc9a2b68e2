import type { Page } from "playwright-core";

/** From the key's own time until after the frame that was painted next. */
const watch = (keys: number) => `globalThis.painted = new Promise((resolve) => {
  const afterMs = [];
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        afterMs.push(performance.now() - event.timeStamp);
        if (afterMs.length === ${keys}) resolve(afterMs);
      };
      port2.postMessage(null);
    });
  }, true);
}); undefined`;

const TEXT = "water the plants on the balcony ";
/** A quick typist. */
const KEY_MS = 60;

/** Types into a field, and answers for each key how long it took until it was painted, ascending. */
export async function timeTyping(page: Page, label: string, keys: number): Promise<number[]> {
  await page.evaluate(watch(keys));
  await page.getByLabel(label).click();
  const text = TEXT.repeat(Math.ceil(keys / TEXT.length)).slice(0, keys);
  await page.keyboard.type(text, { delay: KEY_MS });
  const found = await page.evaluate<number[]>("painted");
  return found.toSorted((a, b) => a - b);
}
