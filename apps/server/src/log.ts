import { pino, type Logger } from "pino";
import type { SecurityEvent, SecurityEventName } from "@taskflow/domain";
import type { Config } from "./config.ts";
import { toLoggedError } from "./logged-error.ts";

/** One answered request. Fields by allow-list: no body, query, header, address or name of a person. */
export interface RequestLine {
  readonly method: string;
  /** A pattern such as `/api/auth/me`, never the path as it was sent. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  readonly userId: string | undefined;
  /** Of the API token that it was asked for with. */
  readonly tokenId: string | undefined;
}

/** What the server tells its operator. */
export interface Log {
  readonly request: (line: RequestLine) => void;
  /** Who got in and who did not, in a line of its own. */
  readonly security: (event: SecurityEvent) => void;
  /** A fault of ours, with stack and causes. */
  readonly fault: (error: unknown, where: Readonly<Record<string, string>>) => void;
  readonly warn: (message: string, details?: Readonly<Record<string, string>>) => void;
}

/** Where lines go: standard output, or a test's list. */
export interface LogTarget {
  readonly write: (line: string) => unknown;
  /** Where lines may wait: hands on what waits. */
  readonly flush?: () => void;
}

/** Paths that balancers ask every second. */
const NOISE = new Set(["/healthz", "/readyz"]);

/** What whoever watches may want to see even where the log is kept short. */
const ALARMING = new Set<SecurityEventName>([
  "sign_in_failed",
  "signature_refused",
  "reauthentication_failed",
  "refresh_reused",
  "denied",
]);

/** Writes JSON lines to `target`. */
export function createLog(level: Config["logLevel"], target: LogTarget): Log {
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => void target.write(line) },
  );
  return {
    request: (line) => logger[NOISE.has(line.route) ? "debug" : "info"](line, "request"),
    security: (event) => {
      logger[ALARMING.has(event.event) ? "warn" : "info"](event, "security");
      // They are the record of who got in, and wait for nothing.
      target.flush?.();
    },
    fault: (error, where) => {
      logger.error({ ...where, error: toLoggedError(error) }, "fault");
      // It may be the last that this process says.
      target.flush?.();
    },
    warn: (message, details) => logger.warn({ ...details }, message),
  };
}
