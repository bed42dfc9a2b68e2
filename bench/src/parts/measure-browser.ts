import { countRequests } from "../browser/count-requests.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { scrollToEnd } from "../browser/scroll-to-end.ts";
import { timeTyping } from "../browser/time-typing.ts";
import { traceFrames } from "../browser/trace-frames.ts";
import { weighPage } from "../browser/weigh-page.ts";
import { percentile } from "../load/statistics.ts";
import type { Figure, PartReport } from "../report/part-report.ts";
import type { Sizes } from "../sizes.ts";
import type { World } from "../world/open-world.ts";

const FRAME_MS = 16;
const PAINT_MS = 50;
const WHEEL_PX = 120;
const WHEEL_MS = 16;

/** What a browser has to carry: the first page, a long list, scrolling, typing. */
export async function measureBrowser(
  world: World,
  sizes: Sizes,
  chromiumPath: string,
): Promise<PartReport> {
  const browser = await openBrowser(chromiumPath, world.product.url);
  try {
    const person = await world.newPerson(sizes.listTasks);
    const signIn = await countRequests(await browser.open(), "/sign-in");
    const tab = await browser.open(person);
    const list = await countRequests(tab, "/");
    await scrollToEnd(tab.page, sizes.listTasks);
    const weight = await weighPage(tab);
    const frames = await traceFrames(tab.page, async () => {
      await tab.page.mouse.move(640, 400);
      for (let passed = 0; passed < sizes.scrollMs; passed += WHEEL_MS) {
        await tab.page.mouse.wheel(0, -WHEEL_PX);
        await tab.page.waitForTimeout(WHEEL_MS);
      }
    });
    await tab.page.evaluate("scrollTo(0, 0)");
    const quickAdd = await timeTyping(tab.page, "New task", sizes.keys);
    const search = await timeTyping(tab.page, "Search tasks", sizes.keys);
    const p95 = (values: readonly number[]) => percentile(values, 0.95);
    const figures: Figure[] = [
      { name: "sign-in page, requests", value: signIn.requests, unit: "", goal: 12 },
      { name: "sign-in page, bytes on the wire", value: signIn.kilobytes, unit: "kB" },
      { name: "task list, requests", value: list.requests, unit: "", goal: 12 },
      { name: "task list, bytes on the wire", value: list.kilobytes, unit: "kB" },
      { name: "whole list loaded, DOM elements", value: weight.elements, unit: "", goal: 5000 },
      {
        name: "whole list loaded, JavaScript heap",
        value: weight.heapMegabytes,
        unit: "MB",
        goal: 60,
      },
      {
        name: "scrolling, work of the main thread a frame, p95",
        value: p95(frames),
        unit: "ms",
        goal: FRAME_MS,
      },
      { name: "a new task, key to paint, p95", value: p95(quickAdd), unit: "ms", goal: PAINT_MS },
      { name: "search, key to paint, p95", value: p95(search), unit: "ms", goal: PAINT_MS },
    ];
    return { part: "browser", figures };
  } finally {
    await browser.close();
  }
}
