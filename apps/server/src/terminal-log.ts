import type { LogTarget, RequestLine } from "./log.ts";

/** What every line of the log has. */
interface LogLine extends Partial<RequestLine> {
  readonly level: string;
  /** RFC 3339. */
  readonly time: string;
  readonly msg: string;
}

/** Turns JSON log lines into short ones, for a person who watches a terminal. */
export function forTerminal(target: LogTarget): LogTarget {
  return {
    write: (line) => {
      const parsed = parseLine(line);
      const text = parsed.msg === "request" ? toRequest(parsed) : toNotice(parsed);
      return target.write(`${parsed.time.slice(11, 19)} ${text}\n`);
    },
  };
}

function parseLine(line: string): LogLine {
  // The log writes nothing else.
  return JSON.parse(line) as LogLine;
}

function toRequest({ method = "", route = "", status = 0, ms = 0 }: LogLine): string {
  return `${status} ${method} ${route} ${ms} ms`;
}

function toNotice(line: LogLine): string {
  const fields = { ...line, level: undefined, time: undefined, msg: undefined };
  return `${line.level} ${line.msg} ${JSON.stringify(fields, null, 2).replaceAll("\\n", "\n")}`;
}
