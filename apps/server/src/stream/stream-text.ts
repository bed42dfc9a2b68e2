import { isTrackedEnvelope } from "@trpc/server";

/** What a client is told first: after so many milliseconds of silence it should ask again. */
const CONNECTED = { reconnectAfterInactivityMs: 45_000 };

/** A server that starts again is back in about a second. */
const RETRY_MS = 1_000;

/** The words of tRPC's streams, which its client understands (server-sent events, WHATWG HTML §9.2). */
export const CONNECTED_TEXT = Buffer.from(`retry: ${RETRY_MS}\n${named("connected", CONNECTED)}`);
export const PING_TEXT = Buffer.from("event: ping\ndata: \n\n");
export const RETURN_TEXT = Buffer.from("event: return\ndata: \n\n");

/** The end of a stream that did not end well. */
export function refusalText(shape: unknown): Buffer<ArrayBuffer> {
  return Buffer.from(named("serialized-error", shape));
}

function named(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

const known = new WeakMap<object, { readonly id: string; readonly bytes: Buffer<ArrayBuffer> }>();

/** Writes an event down; one that goes to a thousand readers once, and all of them are sent the same bytes. */
export function eventText(envelope: unknown): Buffer<ArrayBuffer> {
  if (!isTrackedEnvelope<object>(envelope)) throw new TypeError("an event without a number");
  const [id, data] = envelope;
  const before = known.get(data);
  if (before?.id === id) return before.bytes;
  const bytes = Buffer.from(`data: ${JSON.stringify(data)}\nid: ${id}\n\n`);
  known.set(data, { id, bytes });
  return bytes;
}
