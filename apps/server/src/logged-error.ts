import { sqlState } from "@taskflow/db";

/** An error as the log keeps it. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly cause: LoggedError | undefined;
}

/** Of causes of causes, so many are told. */
export const CAUSES_MAX = 8;
const TEXT_LENGTH_MAX = 8_000;

/** What may stand in the text of a foreign error: connection strings, tokens, addresses of people. */
const SECRETS = [
  /(?<=:\/\/)[^\s/@]*(?=@)/gu,
  /[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}/gu,
  /(?<![\w/-])[\w-]{40,}(?![\w/-])/gu,
  /[^\s"'<>=(:,/]+@[^\s"'<>=):,/]+\.\p{L}{2,}/gu,
];

/**
 * Keeps name, message, stack and causes of an error and nothing else: what a driver hangs onto its
 * errors (`detail`, `where`, parameters) holds the values of people's rows.
 */
export function toLoggedError(error: unknown, causesLeft = CAUSES_MAX): LoggedError {
  const described = describeError(error);
  if (!(error instanceof Error)) return { ...described, stack: undefined, cause: undefined };
  const hasCause = error.cause !== undefined && causesLeft > 0;
  return {
    ...described,
    stack: error.stack === undefined ? undefined : withoutSecrets(error.stack),
    cause: hasCause ? toLoggedError(error.cause, causesLeft - 1) : undefined,
  };
}

/** An error in a few words: without its stack and its causes. */
export function describeError(error: unknown): Pick<LoggedError, "name" | "message" | "code"> {
  if (!(error instanceof Error)) {
    return { name: "NotAnError", message: `thrown: ${typeof error}`, code: undefined };
  }
  return {
    name: error.name,
    message: withoutSecrets(error.message),
    code: sqlState(error) ?? ("code" in error ? String(error.code) : undefined),
  };
}

function withoutSecrets(text: string): string {
  return SECRETS.reduce(
    (clean, secret) => clean.replace(secret, "[hidden]"),
    text.slice(0, TEXT_LENGTH_MAX),
  );
}
