import type { Page } from "playwright-core";

/** As much of a trace event as is read here. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds on a processor, which leaves out what other programs do meanwhile. */
  readonly tdur?: number;
}

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];
const FRAME = "BeginMainThreadFrame";
const TASK = "RunTask";

/** Milliseconds that the main thread worked from one frame to the next, ascending, while `act` runs. */
export async function traceFrames(page: Page, act: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("a page has a browser");
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = await browser.stopTracing();
  // Chromium's own format.
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return workPerFrame(traceEvents);
}

function workPerFrame(events: readonly TraceEvent[]): number[] {
  const thread = busiestThread(events);
  const own = events.filter(({ pid, tid }) => `${pid} ${tid}` === thread);
  const starts = own.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  starts.sort((a, b) => a - b);
  const work = starts.map(() => 0);
  for (const { name, ts, dur = 0, tdur = dur } of own) {
    if (name !== TASK) continue;
    const frame = starts.findLastIndex((start) => start <= ts + dur);
    if (frame >= 0) work[frame] = (work[frame] ?? 0) + tdur / 1000;
  }
  return work.toSorted((a, b) => a - b);
}

/** The main thread of the page: the one that begins the most frames. */
function busiestThread(events: readonly TraceEvent[]): string {
  const frames = new Map<string, number>();
  for (const { name, pid, tid } of events) {
    if (name === FRAME) frames.set(`${pid} ${tid}`, (frames.get(`${pid} ${tid}`) ?? 0) + 1);
  }
  return [...frames].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
