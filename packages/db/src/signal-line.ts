import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { readPayload, toPayloads } from "./signal-payload.ts";
import type { Signal } from "./signals.ts";

const CHANNEL = "taskflow";
/** What is said meanwhile goes out together: a write waits for nothing, and a busy server notifies seldom. */
const GATHER_MS = 20;
/** Of what waits to be sent; more is forgotten. */
const WAITING_MAX = 10_000;
const RECONNECT_MS = 1_000;
/** A connection that a firewall forgot looks alive until it is asked. */
const ASK_MS = 15_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** Opens the connection to the other processes, and makes it again whenever it is lost. */
export function openSignalLine(connectionString: string, hear: (signal: Signal) => void) {
  const waiting = new Map<string, Signal>();
  const ending = new AbortController();
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    const payloads = toPayloads(waiting.values());
    waiting.clear();
    for (const payload of payloads) {
      client?.query("select pg_notify($1, $2)", [CHANNEL, payload]).catch(() => {});
    }
  };
  const listening = keepListening(connectionString, {
    signal: ending.signal,
    hear,
    use: (next) => (client = next),
  });
  return {
    send: (signal: Signal) => {
      // Nobody hears it: the others look by themselves.
      if (!client || waiting.size >= WAITING_MAX) return;
      waiting.set(`${signal.topic} ${signal.body}`, signal);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    close: async () => {
      clearTimeout(timer);
      ending.abort();
      await listening;
    },
  };
}

interface Line {
  readonly signal: AbortSignal;
  readonly hear: (signal: Signal) => void;
  /** Told of the connection, and of its end. */
  readonly use: (client: Client | undefined) => void;
}

async function keepListening(connectionString: string, line: Line): Promise<void> {
  while (!line.signal.aborted) {
    await listenOnce(connectionString, line);
    await pause(RECONNECT_MS, undefined, { signal: line.signal }).catch(() => {});
  }
}

/** Listens until the connection ends, and never fails: that it is over is all there is to know. */
async function listenOnce(connectionString: string, { signal, hear, use }: Line): Promise<void> {
  const client = new Client({
    connectionString,
    application_name: "taskflow signals",
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    pipeline: true,
  });
  const gone = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("notification", ({ processId, payload }) => {
    if (processId === ownProcessId(client)) return;
    for (const each of readPayload(payload)) hear(each);
  });
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    use(client);
    const asking = setInterval(() => {
      client.query("select 1").catch(() => void client.end());
    }, ASK_MS);
    await gone;
    clearInterval(asking);
  } catch {
    // Not there yet, or gone while it was asked.
  }
  use(undefined);
  await client.end().catch(() => {});
}

/** The server's number of this connection, which the driver's types leave out. */
function ownProcessId(client: Client): number | null {
  return (client as Client & { readonly processID: number | null }).processID;
}
