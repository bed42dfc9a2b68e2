import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readEvents } from "./read-events.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stream whose other end says what, and when, the test wants. */
function openStream() {
  let far: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      far = controller;
    },
  });
  const response = new Response(body, { headers: { "content-type": "text/event-stream" } });
  const controller = new AbortController();
  const send = (bytes: Uint8Array) => far?.enqueue(bytes);
  const say = (text: string) => send(new TextEncoder().encode(text));
  return {
    events: readEvents(response, controller),
    controller,
    send,
    say,
    end: () => far?.close(),
  };
}

describe("a stream of events", () => {
  test("is read one by one, signs of life among them, however it is cut", async () => {
    const { events, send, end } = openStream();
    const text =
      'retry: 1000\nevent: connected\ndata: {}\n\ndata: "é"\nid: 7\n\nevent: ping\ndata: \n\n';
    for (const byte of new TextEncoder().encode(text)) send(new Uint8Array([byte]));
    end();
    const heard: unknown[] = [];
    for await (const { event, id, data } of events) heard.push([event, id, data]);
    expect(heard).toEqual([
      ["connected", undefined, "{}"],
      [undefined, "7", '"é"'],
      ["ping", undefined, ""],
    ]);
  });

  test("is given up when it says nothing for longer than any server is silent", async () => {
    const { events, controller, say } = openStream();
    say("event: ping\ndata: \n\n");
    await events.next();
    void events.next();
    await vi.advanceTimersByTimeAsync(44_000);
    expect(controller.signal.aborted).toBe(false);
    say("event: ping\ndata: \n\n");
    await vi.advanceTimersByTimeAsync(1_000);
    void events.next();
    await vi.advanceTimersByTimeAsync(44_500);
    expect(controller.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(controller.signal.reason).toMatchObject({ appCode: "unreachable" });
  });

  test("that nobody reads at the moment is not given up for it", async () => {
    const { events, controller, say } = openStream();
    say("event: ping\ndata: \n\n");
    await events.next();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(controller.signal.aborted).toBe(false);
  });
});
