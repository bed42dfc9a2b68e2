import type { Hono } from "hono";
import type { Log } from "../log.ts";
import { readJsonBody } from "./read-json.ts";
import type { AppEnv } from "./request-scope.ts";

const PATH = "/csp-report";
const SIZE_MAX = 16 * 1024;
/** Anybody can send these, so the log takes a few of them and no more. */
const REPORTS_PER_MINUTE_MAX = 20;
const TEXT_LENGTH_MAX = 100;

/** Takes browsers' reports of a broken content security policy, in both forms that they have. */
export function mountCspReport(app: Hono<AppEnv>, log: Log): void {
  let minute = 0;
  let taken = 0;
  app.post(PATH, async (c) => {
    c.get("scope").route = PATH;
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) [minute, taken] = [now, 0];
    taken += 1;
    const body = await readJsonBody(c, SIZE_MAX);
    if (taken <= REPORTS_PER_MINUTE_MAX) {
      for (const report of [body].flat().slice(0, 5)) log.warn("csp report", summarize(report));
    }
    return c.body(null, 204);
  });
}

/** The two fields that help, of either form; addresses of pages stay out of the log. */
function summarize(report: unknown): Record<string, string> {
  const inner = member(report, "csp-report") ?? member(report, "body");
  const directive = member(inner, "effective-directive") ?? member(inner, "effectiveDirective");
  const blocked = member(inner, "blocked-uri") ?? member(inner, "blockedURL");
  return { directive: toText(directive), blocked: toText(blocked).replace(/[?#].*$/u, "") };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function toText(value: unknown): string {
  // Without controls: a line of somebody's own must not look like one of ours in a terminal.
  return typeof value === "string" ? value.replaceAll(/\p{C}/gu, "").slice(0, TEXT_LENGTH_MAX) : "";
}
