import type { Person } from "@taskflow/e2e/register-person";
import { handSession } from "@taskflow/e2e/hand-session";
import { type BrowserContext, type CDPSession, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SIZE = { width: 1280, height: 800 };

/** A tab, and its developer tools. */
export interface Tab {
  readonly page: Page;
  readonly tools: CDPSession;
}

/** A browser whose tabs share nothing with each other. */
export interface Browser {
  /** Opens an empty tab, signed in as somebody if one is named. */
  readonly open: (as?: Person) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export async function openBrowser(chromiumPath: string, origin: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: FLAGS });
  return {
    open: async (as) => {
      const context: BrowserContext = await browser.newContext({ baseURL: origin, viewport: SIZE });
      if (as) await handSession(context, as, origin);
      const page = await context.newPage();
      return { page, tools: await context.newCDPSession(page) };
    },
    close: () => browser.close(),
  };
}
