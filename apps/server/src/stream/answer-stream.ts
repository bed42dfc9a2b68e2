import type { ApiContext } from "@taskflow/api/server";
import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type AnyTRPCRouter,
  type TRPCError,
} from "@trpc/server";
import type { AppContext } from "../http/request-scope.ts";
import type { Log } from "../log.ts";
import { reportError } from "../report-error.ts";
import { streamResponse } from "./stream-response.ts";

/** One call of a subscription. */
export interface StreamCall {
  readonly router: AnyTRPCRouter;
  readonly log: Log;
  readonly path: string;
  readonly input: unknown;
  readonly ctx: ApiContext;
}

/**
 * Answers a subscription with the events that tRPC's own adapter would send, of which it would write each
 * anew for each reader, in several pieces, through a chain of streams.
 */
export function answerStream(c: AppContext, call: StreamCall): Response {
  return toAnswer(c, call, openEvents(c, call));
}

/**
 * The same once the first event is there: what is refused at once is answered as any refused call is.
 *
 * @throws {TRPCError} the refusal.
 */
export async function answerBegunStream(c: AppContext, call: StreamCall): Promise<Response> {
  const events = openEvents(c, call);
  const first = await events.next().catch((error: unknown) => {
    throw getTRPCErrorFromUnknown(error);
  });
  return toAnswer(c, call, startingWith(first, events));
}

/** No generator: one that was never asked for anything would not pass on that its reader has left. */
function startingWith(
  first: IteratorResult<unknown, void>,
  events: AsyncGenerator<unknown, void>,
): AsyncIterator<unknown, void> {
  let isFirst = true;
  return {
    next: () => {
      if (!isFirst) return events.next();
      isFirst = false;
      return Promise.resolve(first);
    },
    return: () => events.return(),
  };
}

function toAnswer(c: AppContext, call: StreamCall, events: AsyncIterator<unknown>): Response {
  const { router, path, ctx, log } = call;
  const { signal } = c.req.raw;
  const toShape = (error: TRPCError): unknown => {
    // That the server stops, it says itself; whoever left is told nothing.
    if (!signal.aborted && error.code !== "SERVICE_UNAVAILABLE") {
      reportError(log, error, { requestId: ctx.call.requestId, procedure: path });
    }
    const config = router._def._config;
    return getTRPCErrorShape({ config, error, type: "subscription", path, input: undefined, ctx });
  };
  return streamResponse({ events, toShape, signal });
}

/** Opened with the first event that is asked for: a refusal then is an event like any later one. */
async function* openEvents(
  c: AppContext,
  { router, path, input, ctx }: StreamCall,
): AsyncGenerator<unknown, void> {
  const events: unknown = await callTRPCProcedure({
    router,
    path,
    type: "subscription",
    ctx,
    getRawInput: () => Promise.resolve(withLastEvent(c, input)),
    signal: c.req.raw.signal,
    batchIndex: 0,
  });
  // What a subscription returns, and its output schema has checked.
  yield* events as AsyncIterable<unknown>;
}

/** Whoever comes back says by the header where they were, and not by the input that they began with. */
function withLastEvent(c: AppContext, input: unknown): unknown {
  const lastEventId = c.req.header("last-event-id");
  if (lastEventId === undefined || typeof input !== "object") return input;
  return { ...input, lastEventId };
}
