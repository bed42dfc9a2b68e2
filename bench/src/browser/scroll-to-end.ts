import type { Page } from "playwright-core";

const PATIENCE_MS = 120_000;

/** Scrolls down until the list has fetched its last page. */
export async function scrollToEnd(page: Page, tasks: number): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const deadline = performance.now() + ${PATIENCE_MS};
    const goOn = () => {
      scrollTo(0, document.documentElement.scrollHeight);
      const row = document.querySelector("[data-task-list] [aria-setsize]");
      if (row?.getAttribute("aria-setsize") === "${tasks}") resolve();
      else if (performance.now() > deadline) reject(new Error("the list does not end"));
      else requestAnimationFrame(goOn);
    };
    goOn();
  })`);
}
