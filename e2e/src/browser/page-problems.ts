import type { BrowserContext, ConsoleMessage } from "playwright-core";

/** What a browser complains about while somebody uses the product. */
export interface PageProblems {
  /**
   * Names a complaint that belongs to the story, such as the browser's own line about a refused request.
   * It must come; all others fail the test.
   */
  readonly expect: (pattern: RegExp) => void;
  /** Complaints that nobody expected, and expected ones that never came. */
  readonly remaining: () => readonly string[];
}

/** A violated policy is written to the console in other words by each browser; these are ours. */
const REPORT_VIOLATIONS = `addEventListener("securitypolicyviolation", (event) =>
  console.error("Content security policy: " + event.violatedDirective + " " + event.blockedURI))`;

const COMPLAINTS = new Set<ReturnType<ConsoleMessage["type"]>>(["error", "warning", "assert"]);

/** Listens to every page of a context: console, exceptions, broken policies, requests to anybody else. */
export async function watchForProblems(
  context: BrowserContext,
  origin: string,
): Promise<PageProblems> {
  const found: string[] = [];
  const expected: RegExp[] = [];
  await context.addInitScript(REPORT_VIOLATIONS);
  context.on("console", (message) => {
    if (COMPLAINTS.has(message.type())) {
      found.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (webError) => found.push(`exception: ${String(webError.error().stack)}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isLocal = url.protocol === "data:" || url.protocol === "blob:";
    if (!isLocal && url.origin !== origin) found.push(`request elsewhere: ${url.href}`);
  });
  return {
    expect: (pattern) => void expected.push(pattern),
    remaining: () => [
      ...found.filter((problem) => !expected.some((pattern) => pattern.test(problem))),
      ...expected
        .filter((pattern) => !found.some((problem) => pattern.test(problem)))
        .map((pattern) => `never came: ${pattern.source}`),
    ],
  };
}
