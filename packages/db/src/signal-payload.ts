import type { Signal } from "./signals.ts";

/** Bytes; PostgreSQL takes less than 8,000. */
const PAYLOAD_MAX = 7_500;

/** Puts signals into as few notifications as hold them. One that fits into none is left out. */
export function toPayloads(signals: Iterable<Signal>): string[] {
  const payloads: string[] = [];
  let items: string[] = [];
  let size = 2;
  for (const { topic, body } of signals) {
    const item = JSON.stringify([topic, body]);
    const bytes = Buffer.byteLength(item) + 1;
    if (bytes > PAYLOAD_MAX) continue;
    if (size + bytes > PAYLOAD_MAX) {
      payloads.push(`[${items.join(",")}]`);
      [items, size] = [[], 2];
    }
    items.push(item);
    size += bytes;
  }
  return items.length === 0 ? payloads : [...payloads, `[${items.join(",")}]`];
}

const TOPICS = ["change", "presence", "streams"] as const satisfies readonly Signal["topic"][];

/** Reads them back. Whoever may log in to the database may write to the channel; what we would not have written is nothing. */
export function readPayload(payload: string | undefined): Signal[] {
  try {
    return listOf(JSON.parse(payload ?? "")).flatMap(toSignal);
  } catch {
    return [];
  }
}

function toSignal(item: unknown): Signal[] {
  const [topic, body] = listOf(item);
  const known = TOPICS.find((each) => each === topic);
  return known !== undefined && typeof body === "string" ? [{ topic: known, body }] : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
