import type { BrowserContext, ConsoleMessage } from "playwright-core";

/** What a browser complains about while somebody uses the product. */
export interface PageProblems {
  /**
   * Names words of a complaint that belongs to the story, such as the browser's own line about a request
   * that is refused. One must come; all others fail the test.
   */
  readonly expect: (...words: readonly string[]) => void;
  /** Complaints that nobody expected, and expected ones that never came. */
  readonly remaining: () => readonly string[];
}

/** A broken policy is written to the console in other words by each browser; these are ours. */
const REPORT_VIOLATIONS = `addEventListener("securitypolicyviolation", (event) =>
  console.error("Content security policy: " + event.violatedDirective + " " + event.blockedURI))`;

/** What is fetched ahead of need, and a stream, may be on their way when a story takes the network away. */
const CUT_OFF = [
  ["net::ERR_INTERNET_DISCONNECTED", "/assets/"],
  ["net::ERR_INTERNET_DISCONNECTED", "/trpc/change.stream"],
] as const;

/** What was asked for just before somebody signed out may be answered just after it. */
const TOO_LATE = ["status of 401", "/trpc/"];

const COMPLAINTS = new Set<ReturnType<ConsoleMessage["type"]>>(["error", "warning", "assert"]);

/** Listens to every page of a context: console, exceptions, broken policies, requests to anybody else. */
export async function watchForProblems(
  context: BrowserContext,
  origin: string,
): Promise<PageProblems> {
  const found: string[] = [];
  const harmless: (readonly string[])[] = [...CUT_OFF];
  const expected: (readonly string[])[] = [];
  const fits = (problem: string, words: readonly string[]) =>
    words.every((word) => problem.includes(word));
  await context.addInitScript(REPORT_VIOLATIONS);
  context.on("console", (message) => {
    if (COMPLAINTS.has(message.type())) {
      found.push(`console: ${message.text()} ${message.location().url}`);
    }
  });
  context.on("weberror", (webError) => found.push(`exception: ${String(webError.error().stack)}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/trpc/auth.logout") harmless.push(TOO_LATE);
    const isLocal = url.protocol === "data:" || url.protocol === "blob:";
    if (!isLocal && url.origin !== origin) found.push(`request elsewhere: ${url.href}`);
  });
  return {
    expect: (...words) => void expected.push(words),
    remaining: () => [
      ...found.filter(
        (problem) => ![...harmless, ...expected].some((words) => fits(problem, words)),
      ),
      ...expected
        .filter((words) => !found.some((problem) => fits(problem, words)))
        .map((words) => `never came: ${words.join(" ")}`),
    ],
  };
}
