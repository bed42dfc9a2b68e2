import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import type { Person } from "../client/register-person.ts";
import { serverTest } from "../server/server-test.ts";
import { CHROMIUM_FLAGS } from "./chromium-flags.ts";
import { handSession } from "./hand-session.ts";
import { type PageProblems, watchForProblems } from "./page-problems.ts";
import { requestsUnderWay } from "./requests-under-way.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly chromiumPath: string;
    readonly isRehearsal: boolean;
  }
}

/** Somebody at a browser of their own: nobody else's cookies, storage or cache. */
interface Visitor {
  /** The first tab. */
  readonly page: Page;
  readonly newTab: () => Promise<Page>;
  /** Takes the network away from the first tab when nothing is under way that it would cut off, and waits until the page says so. */
  readonly goOffline: () => Promise<void>;
  readonly problems: PageProblems;
}

/** How the browser of a visitor differs from the usual. */
interface VisitOptions extends BrowserContextOptions {
  /** Under another name of the server than its own. */
  readonly hostname?: string;
  /** Of another server than the file's own. */
  readonly url?: string;
  /** Signed in from the start. */
  readonly as?: Person;
  /** Asks for less data, so that nothing is fetched ahead: whatever is asked for, the person has asked for. */
  readonly savesData?: boolean;
}

/** Opens a fresh browser. */
export type Visit = (options?: VisitOptions) => Promise<Visitor>;

/** Pages that draw the browser's own window, which nobody sees: more processes for each visitor. */
const OWN_PAGES = [
  "InitialWebUI",
  "PreloadTopChromeWebUI",
  "WebUIHomeButton",
  "WebUILocationBar",
  "WebUIOmniboxPopup",
  "WebUIReloadButton",
  "WebUIReloadButtonPrewarmWebUI",
  "WebUIReloadButtonProfilePrewarming",
  "WebUISplitTabsButton",
  "WebUIToolbar",
];

const FLAGS = [
  ...CHROMIUM_FLAGS,
  `--disable-features=${OWN_PAGES.join(",")}`,
  // A name to which a browser grants no more than to any plain HTTP address.
  "--host-resolver-rules=MAP tasks.example 127.0.0.1",
];
/** What a browser tells a page whose person has asked for less data. */
const SAVE_DATA = `Object.defineProperty(navigator, "connection", { value: { saveData: true } })`;
/** Longer than any answer takes; a condition that does not come fails the test. */
const PATIENCE_MS = 10_000;
const OUTPUT = fileURLToPath(new URL("../../output", import.meta.url));

/** Tests in a real browser against a whole server. They fail on anything that a browser complains about. */
export const browserTest = serverTest
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath: inject("chromiumPath"), args: FLAGS });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("visit", async ({ browser, server, task }, { onCleanup }) => {
    const visitors: Visitor[] = [];
    onCleanup(async () => {
      const tabs = visitors.flatMap(({ page }) => page.context().pages());
      if (task.result?.state === "fail") await takeScreenshots(tabs, task.name);
      for (const { page } of visitors) await page.context().close();
      expect(visitors.flatMap(({ problems }) => problems.remaining())).toEqual([]);
      expect(server.takeFaults()).toEqual([]);
    });
    const visit: Visit = async ({
      hostname = "localhost",
      url,
      as,
      savesData,
      ...options
    } = {}) => {
      const origin = `http://${hostname}:${new URL(url ?? server.url).port}`;
      const context = await browser.newContext({
        baseURL: origin,
        // Each click waits for what moves.
        reducedMotion: "reduce",
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      if (as) await handSession(context, as, origin);
      if (savesData) await context.addInitScript(SAVE_DATA);
      const problems = await watchForProblems(context, origin);
      const underWay = requestsUnderWay(context);
      const newTab = () => context.newPage();
      const page = await newTab();
      const goOffline = async () => {
        await expectSoon(async () => underWay.size).toBe(0);
        await context.setOffline(true);
        await page.getByText("You are offline.").waitFor();
      };
      const visitor = { page, newTab, goOffline, problems };
      visitors.push(visitor);
      return visitor;
    };
    return visit;
  });

/** Expects what a page shows to become so. */
export const expectSoon = <T>(read: () => Promise<T>) =>
  expect.poll(read, { timeout: PATIENCE_MS, interval: 20 });

async function takeScreenshots(tabs: readonly Page[], testName: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  for (const [index, tab] of tabs.entries()) {
    const name = testName.replaceAll(/\W+/gu, "-").slice(0, 80);
    await tab.screenshot({ path: join(OUTPUT, `${name}-${index + 1}.png`) });
  }
}
