// Takes the pictures of the README from the product as it is built: see scripts/screenshots.mjs.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { CHROMIUM_FLAGS } from "../src/browser/chromium-flags.ts";
import { panel, row } from "../src/browser/board.ts";
import { handSession } from "../src/browser/hand-session.ts";
import { type Person, registerPerson } from "../src/client/register-person.ts";
import { addSampleDays } from "../src/client/sample-days.ts";
import { startServerProcess } from "../src/server/server-process.ts";

const IMAGES = fileURLToPath(new URL("../../docs/images", import.meta.url));
const WIDE = { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1.5 };
const PHONE = {
  viewport: { width: 375, height: 720 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

interface Scene {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly act: (page: Page) => Promise<void>;
}

async function openFirst(page: Page): Promise<void> {
  await row(page, "Write the one-page summary of the quarter").focus();
  await page.keyboard.press("Enter");
  await panel(page).getByLabel("Description").waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await row(page, "Book the train to Lisbon").focus();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").waitFor();
}

const SCENES: readonly Scene[] = [
  { name: "tasks-light", options: { ...WIDE, colorScheme: "light" }, act: openFirst },
  { name: "tasks-dark", options: { ...WIDE, colorScheme: "dark" }, act: openFirst },
  { name: "palette-light", options: { ...WIDE, colorScheme: "light" }, act: openPalette },
  { name: "palette-dark", options: { ...WIDE, colorScheme: "dark" }, act: openPalette },
  { name: "phone-light", options: { ...PHONE, colorScheme: "light" }, act: async () => {} },
  { name: "phone-dark", options: { ...PHONE, colorScheme: "dark" }, act: async () => {} },
];

interface Stage {
  readonly browser: Browser;
  readonly url: string;
  readonly person: Person;
}

async function take({ browser, url, person }: Stage, { name, options, act }: Scene): Promise<void> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce", ...options });
  await handSession(context, person, url);
  const page = await context.newPage();
  await page.goto("/tasks");
  await row(page, "Water the plants").waitFor();
  await act(page);
  await page.evaluate("document.fonts.ready");
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
  await context.close();
}

const [executablePath] = process.argv.slice(2);
if (executablePath === undefined) throw new Error("Name the Chromium to take them with.");
const dataDir = await mkdtemp(join(tmpdir(), "taskflow-screenshots-"));
const server = await startServerProcess({ TASKFLOW_DATA_DIR: dataDir });
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
try {
  await mkdir(IMAGES, { recursive: true });
  for (const scene of SCENES) {
    // A session of its own for each: a refresh token is good for one browser.
    const person = await registerPerson(server.url);
    await person.api.account.update.mutate({ name: "Ada Lovelace" });
    await addSampleDays(person.api, person.workspaceId);
    await take({ browser, url: server.url, person }, scene);
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await server.exited;
  await rm(dataDir, { recursive: true, force: true });
}
