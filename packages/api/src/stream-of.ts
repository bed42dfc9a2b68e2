import { isTrackedEnvelope, tracked, type TrackedEnvelope } from "@trpc/server";
import { z } from "zod";
import { standFor } from "./schema-behind.ts";

/**
 * The schema of a tracked stream whose every event is checked as an answer is; one that goes to many
 * readers only once.
 */
export function streamOf<T extends z.ZodType<object>>(event: T) {
  const checked = new WeakMap<object, z.output<T>>();
  const check = (data: object): z.output<T> => {
    const known = checked.get(data) ?? event.parse(data);
    checked.set(data, known);
    return known;
  };
  const stream = z
    .custom<AsyncIterable<TrackedEnvelope<z.input<T>>>>(isAsyncIterable)
    .transform(async function* (events) {
      for await (const envelope of events) {
        if (!isTrackedEnvelope<object>(envelope)) throw new TypeError("an event without a number");
        const [id, data] = envelope;
        yield tracked(id, check(data));
      }
    });
  return standFor(stream, event);
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
