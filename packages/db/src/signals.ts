import { openSignalLine } from "./signal-line.ts";

/** A few words from one process to all: what it is about, and what it says. */
export interface Signal {
  readonly topic: "change" | "presence" | "streams";
  readonly body: string;
}

/**
 * What processes tell each other: hints without promises. One may be lost or come twice, so whoever hears
 * them also looks by themselves now and then.
 */
export interface Signals {
  /** Reaches this process at once and the others in a moment. Never throws, never waits. */
  readonly send: (signal: Signal) => void;
  /** Answers how to stop. */
  readonly listen: (hear: (signal: Signal) => void) => () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the signals of one process. With a connection string they go to the other processes on the same
 * database too, by NOTIFY on a connection of their own, which is made again whenever it is lost; it must
 * lead past any pooler.
 */
export function openSignals(connectionString?: string): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  const hear = (signal: Signal) => {
    for (const listener of listeners) listener(signal);
  };
  const line = connectionString === undefined ? undefined : openSignalLine(connectionString, hear);
  return {
    send: (signal) => {
      hear(signal);
      line?.send(signal);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
      await line?.close();
    },
  };
}
