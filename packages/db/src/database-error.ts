/**
 * The session, the token or the link that a statement was to run for does not exist or has ended. Nothing was
 * read or written.
 */
export class SessionEndedError extends Error {
  override readonly name: string = "SessionEndedError";
}

/** The workspace takes signed requests only, and this token is sent as it is. Nothing was read or written. */
export class SignatureRequiredError extends SessionEndedError {
  override readonly name = "SignatureRequiredError";
}

/** PostgreSQL cannot be reached, restarts, or did not answer in time. Whether a write took place is unknown. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
}

/** PostgreSQL has no space left for what was to be written. Nothing was. */
export class DatabaseFullError extends Error {
  override readonly name = "DatabaseFullError";
}

/** Row-level security, or a missing grant, refused the statement: the second wall held. */
export class RowSecurityError extends Error {
  override readonly name = "RowSecurityError";
}

const ROW_SECURITY = "42501";
const DISK_FULL = "53100";
/** Lock not available, query cancelled by a time-out, deadlock, and too many connections. */
const BUSY = new Set(["55P03", "57014", "40P01", "53300"]);
/** Connection exceptions, the server's shutting down or starting up, and an end after idling too long. */
const GONE = /^(?:08|57P|25P03)/u;

/** The SQLSTATE of an error that PostgreSQL itself answered. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("severity" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Tells whether the connection that gave this error is worth keeping. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error);
  return state === undefined || GONE.test(state);
}

/** Gives an error of the driver its place: gone, full, refused by the second wall, or as it is. */
export function classifyError(error: unknown): unknown {
  const state = sqlState(error);
  if (state === ROW_SECURITY)
    return new RowSecurityError("refused by PostgreSQL", { cause: error });
  if (state === DISK_FULL) return new DatabaseFullError("the disk is full", { cause: error });
  if (state === undefined ? isDriverError(error) : BUSY.has(state) || GONE.test(state)) {
    return new DatabaseUnavailableError("PostgreSQL cannot be reached", { cause: error });
  }
  return error;
}

const DRIVER_WORDS =
  /connection terminated|connection error|timeout exceeded|timeout expired|read timeout|client was closed/iu;

/** Sockets' errors have a system code; the driver's own have these words and nothing else to know them by. */
function isDriverError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("syscall" in error) return true;
  // A name with several addresses, none of which answered.
  if (error instanceof AggregateError) return error.errors.some(isDriverError);
  return DRIVER_WORDS.test(error.message);
}

const UNIQUE_VIOLATION = "23505";

/** The name of the unique constraint that a row would have broken. */
export function violatedConstraint(error: unknown): string | undefined {
  if (sqlState(error) !== UNIQUE_VIOLATION || !(error instanceof Error)) return undefined;
  return "constraint" in error && typeof error.constraint === "string"
    ? error.constraint
    : undefined;
}
