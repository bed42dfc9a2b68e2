import type { AppRouter } from "@taskflow/api";
import type { StreamEventJson, WireErrorData } from "@taskflow/contract";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { expect } from "vitest";
import { refusalData } from "./refusal-of.ts";
import type { Person } from "./register-person.ts";

/** One event, and the number that came with it. */
export interface HeardEvent {
  readonly id: string;
  readonly data: StreamEventJson;
}

/** A stream as a client of ours holds it, and what it has heard so far. */
export interface TestStream {
  readonly events: readonly HeardEvent[];
  /** How often the connection was made. */
  readonly connections: () => number;
  /** Why it ended; undefined while it goes on. */
  readonly refusal: () => WireErrorData | undefined;
  readonly close: () => void;
}

interface StreamOptions {
  /** Asked at each connection: a server that was started again is elsewhere. */
  readonly url: () => string;
  readonly person: Pick<Person, "accessToken">;
  readonly workspaceId: string;
  readonly lastEventId?: string | undefined;
  /** While this is there, nothing is read of what comes; how much waits then, is the network's affair. */
  readonly whileClosed?: () => Promise<void> | undefined;
}

/** Follows a workspace the way the web app does. */
export function openStream(options: StreamOptions): TestStream {
  const { url, person, workspaceId, lastEventId, whileClosed } = options;
  const events: HeardEvent[] = [];
  let connections = 0;
  let refusal: WireErrorData | undefined;
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: () => `${url()}/trpc`,
        EventSource,
        eventSourceOptions: {
          fetch: async (address, init) => {
            const { pathname, search } = new URL(address);
            const response = await fetch(`${url()}${pathname}${search}`, {
              ...init,
              headers: { ...init.headers, authorization: `Bearer ${person.accessToken}` },
            });
            return whileClosed ? readSlowly(response, whileClosed) : response;
          },
        },
      }),
    ],
  });
  const subscription = client.change.stream.subscribe(
    { workspaceId, lastEventId },
    {
      onStarted: () => (connections += 1),
      onData: (event) => events.push(event),
      onError: (error) => {
        refusal = refusalData(error);
        if (!refusal) throw error;
      },
    },
  );
  return {
    events,
    connections: () => connections,
    refusal: () => refusal,
    close: () => subscription.unsubscribe(),
  };
}

function readSlowly(response: Response, whileClosed: () => Promise<void> | undefined): Response {
  const gate = new TransformStream<Uint8Array, Uint8Array>({
    transform: async (chunk, controller) => {
      await whileClosed();
      controller.enqueue(chunk);
    },
  });
  const { status, headers } = response;
  return new Response(response.body?.pipeThrough(gate), { status, headers });
}

/** Waits until the stream has begun. */
export async function opened(stream: TestStream): Promise<TestStream> {
  await expect.poll(() => stream.events.length).toBeGreaterThan(0);
  return stream;
}

/** The tasks that were told of, in the order in which they came, each as often as it came. */
export function heardTasks({ events }: Pick<TestStream, "events">) {
  return events.flatMap(({ data }) => (data.kind === "changes" ? data.tasks : []));
}
