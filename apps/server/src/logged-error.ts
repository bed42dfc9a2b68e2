import { sqlState } from "@taskflow/db";

/** An error as the log keeps it. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly cause: LoggedError | undefined;
}

const CAUSES_MAX = 8;
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
  if (!(error instanceof Error)) return { ...NOT_AN_ERROR, message: `thrown: ${typeof error}` };
  const code = sqlState(error) ?? ("code" in error ? String(error.code) : undefined);
  const hasCause = error.cause !== undefined && causesLeft > 0;
  return {
    name: error.name,
    message: withoutSecrets(error.message),
    stack: error.stack === undefined ? undefined : withoutSecrets(error.stack),
    code,
    cause: hasCause ? toLoggedError(error.cause, causesLeft - 1) : undefined,
  };
}

const NOT_AN_ERROR = {
  name: "NotAnError",
  stack: undefined,
  code: undefined,
  cause: undefined,
} as const;

function withoutSecrets(text: string): string {
  return SECRETS.reduce(
    (clean, secret) => clean.replace(secret, "[hidden]"),
    text.slice(0, TEXT_LENGTH_MAX),
  );
}
