import type { LogTarget } from "./log.ts";

/** Milliseconds that a line waits at most. */
const WAIT_MS = 100;
/** Characters that wait at most. */
const WAITING_MAX = 16 * 1024;

/**
 * Hands lines on several at a time, since a system call for each was a twelfth of a busy server's work. What
 * waits when the process is killed is lost.
 */
export function gatherLines(target: LogTarget): Required<LogTarget> {
  let waiting = "";
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === "") return;
    const lines = waiting;
    waiting = "";
    target.write(lines);
  };
  return {
    write: (line) => {
      waiting += line;
      if (waiting.length >= WAITING_MAX) flush();
      // Nobody waits for a line: it keeps no process alive, and whoever ends one flushes.
      else timer ??= setTimeout(flush, WAIT_MS).unref();
    },
    flush,
  };
}
