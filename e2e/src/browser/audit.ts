import axe, { type AxeResults, type RunOptions, type Spec } from "axe-core";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { twoFrames } from "./two-frames.ts";

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
const EVERYTHING: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
/**
 * The rule that all content lies in landmarks excepts dialogs, which take the focus when they open. Menus and
 * lists of choices do that as well, but axe reports them wherever they lie beside the landmarks, so that nothing
 * cuts them off.
 *
 * @see {@link https://github.com/dequelabs/axe-core/issues/991 axe-core 991} for the exception
 */
const POPUPS: Spec = {
  checks: [
    {
      id: "region",
      options: {
        regionMatcher:
          "dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], svg",
      },
    },
  ],
};
/** Nothing else depends on the theme. */
const COLORS: RunOptions = { runOnly: { type: "rule", values: ["color-contrast"] } };

/** One look at a page. */
interface Look {
  readonly size: typeof WIDE;
  readonly colorScheme: "light" | "dark";
  readonly options: RunOptions;
}

/** Each size once, each theme once, each rule once. */
const LOOKS: readonly Look[] = [
  { size: WIDE, colorScheme: "light", options: EVERYTHING },
  { size: NARROW, colorScheme: "dark", options: COLORS },
];
/** Each size in each theme. */
const ALL_LOOKS: readonly Look[] = [
  { size: WIDE, colorScheme: "light", options: EVERYTHING },
  { size: NARROW, colorScheme: "dark", options: EVERYTHING },
  { size: NARROW, colorScheme: "light", options: COLORS },
  { size: WIDE, colorScheme: "dark", options: COLORS },
];

/**
 * Looks at what is on the page, or at the part that a selector names: wide and light, and the colors also
 * narrow and dark; in a rehearsal in each size and each theme. Answers what is wrong with it, in lines that begin with the name of the state.
 *
 * @see {@link https://www.w3.org/TR/WCAG22/#reflow WCAG 2.2 §1.4.10} for the narrow one
 */
export async function audit(page: Page, state: string, part = "html"): Promise<string[]> {
  const faults: string[] = [];
  for (const { size, colorScheme, options } of inject("isRehearsal") ? ALL_LOOKS : LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await twoFrames(page);
    const found = await violations(page, part, options);
    faults.push(...found.map((fault) => `${state}: ${size.width} ${colorScheme}: ${fault}`));
    const excess = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (excess !== 0) faults.push(`${state}: ${size.width}: scrolls sideways`);
  }
  return faults;
}

async function violations(page: Page, part: string, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) {
    await page.evaluate(`${axe.source}; axe.configure(${JSON.stringify(POPUPS)})`);
  }
  // Three times as fast as with an account of everything that is right.
  const wanted = JSON.stringify({ ...options, resultTypes: ["violations"] });
  const run = `axe.run(${JSON.stringify(part)}, ${wanted}).then(({ violations }) => violations)`;
  const found = await page.evaluate<AxeResults["violations"]>(run);
  return found.map(({ id, nodes }) => {
    const places = nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`);
    return `${id}: ${places.join("; ")}`;
  });
}
