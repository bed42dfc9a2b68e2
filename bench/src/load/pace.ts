import { setTimeout as pause } from "node:timers/promises";

/** Requests that come evenly, whether or not the ones before have been answered. */
export interface Pace {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly intervalMs: number;
  readonly amount: number;
}

/** Answers the latency of each request in milliseconds, ascending. */
export async function pace({ url, headers, intervalMs, amount }: Pace): Promise<number[]> {
  const startedAt = performance.now();
  const sent: Promise<number>[] = [];
  for (let index = 0; index < amount; index += 1) {
    const dueAt = startedAt + index * intervalMs;
    await pause(Math.max(0, dueAt - performance.now()));
    sent.push(latencyOf(url, headers));
  }
  return (await Promise.all(sent)).toSorted((a, b) => a - b);
}

async function latencyOf(url: string, headers: Pace["headers"]): Promise<number> {
  const sentAt = performance.now();
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - sentAt;
}
