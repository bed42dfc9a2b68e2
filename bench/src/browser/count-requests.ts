import type { Tab } from "./open-browser.ts";

/** What came over the wire. */
export interface Traffic {
  readonly requests: number;
  /** As they were sent, compressed and with their headers. */
  readonly kilobytes: number;
}

/** Opens a page with an empty cache, and counts what it fetches until nothing more comes. */
export async function countRequests({ page, tools }: Tab, path: string): Promise<Traffic> {
  let requests = 0;
  let bytes = 0;
  await tools.send("Network.enable");
  tools.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url.startsWith("http")) requests += 1;
  });
  tools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(path, { waitUntil: "networkidle" });
  await tools.send("Network.disable");
  return { requests, kilobytes: bytes / 1000 };
}
