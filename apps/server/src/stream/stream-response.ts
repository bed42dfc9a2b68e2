import type { TRPCError } from "@trpc/server";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import { CONNECTED_TEXT, eventText, PING_TEXT, refusalText, RETURN_TEXT } from "./stream-text.ts";

/** How a stream is answered. */
export interface StreamAnswer {
  readonly events: AsyncIterator<unknown, unknown>;
  /** What a reader is told of an error, which may be logged on the way. */
  readonly toShape: (error: TRPCError) => unknown;
  /** Aborted when the reader leaves, also one who has not begun to read. */
  readonly signal: AbortSignal;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** Half of the time for which a connection may be silent, or less. */
const PING_MS = 20_000;

const open = new Set<Controller>();
let timer: NodeJS.Timeout | undefined;

/** One timer for all: a thousand of their own would fire a thousand times. */
function pingAll(): void {
  for (const controller of open) {
    // Who has not read what came before needs no sign of life.
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(PING_TEXT);
  }
}

function enter(controller: Controller): void {
  open.add(controller);
  timer ??= setInterval(pingAll, PING_MS);
}

function leave(controller: Controller): void {
  open.delete(controller);
  if (open.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

/**
 * Answers events as they come. The next one is asked for when the reader has taken the one before, so
 * nothing gathers here for a slow one.
 */
export function streamResponse({ events, toShape, signal }: StreamAnswer): Response {
  let self: Controller | undefined;
  const end = async () => {
    if (self) leave(self);
    await events.return?.();
  };
  const close = (controller: Controller, last: Buffer<ArrayBuffer>) => {
    leave(controller);
    controller.enqueue(last);
    controller.close();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        self = controller;
        controller.enqueue(CONNECTED_TEXT);
        enter(controller);
      },
      pull: async (controller) => {
        try {
          const { value, done } = await events.next();
          if (!open.has(controller)) return;
          if (done === true) close(controller, RETURN_TEXT);
          else controller.enqueue(eventText(value));
        } catch (error) {
          if (!open.has(controller)) return;
          close(controller, refusalText(toShape(getTRPCErrorFromUnknown(error))));
        }
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
  // Whoever left before the first byte cancels nothing, and an answer may never be passed on. Nobody is
  // there to be told of an error.
  const endQuietly = () => void end().catch(() => {});
  if (signal.aborted) endQuietly();
  else signal.addEventListener("abort", endQuietly, { once: true });
  const headers = {
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
    // A connection that outlived its stream would keep a server that stops waiting.
    connection: "close",
    // Of nginx, which would wait for more.
    "x-accel-buffering": "no",
  };
  return new Response(body, { headers });
}
