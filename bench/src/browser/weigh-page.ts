import type { Tab } from "./open-browser.ts";

/** What a page holds. */
export interface Weight {
  readonly elements: number;
  /** JavaScript's, after what is unused was collected. */
  readonly heapMegabytes: number;
}

export async function weighPage({ page, tools }: Tab): Promise<Weight> {
  const elements = await page.evaluate<number>("document.querySelectorAll('*').length");
  await tools.send("HeapProfiler.enable");
  await tools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tools.send("Runtime.getHeapUsage");
  await tools.send("HeapProfiler.disable");
  return { elements, heapMegabytes: usedSize / 1e6 };
}
