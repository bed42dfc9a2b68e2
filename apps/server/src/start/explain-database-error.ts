import { OperatorError, sqlState } from "@taskflow/db";

/** Tells in one sentence why a database of somebody else's cannot be used; any other error as it is. */
export function explainDatabaseError(error: unknown, url: string): unknown {
  const found = chain(error);
  for (const cause of found) {
    const explain = REASONS[codeOf(cause)];
    if (explain) return new OperatorError(explain(describe(url)), { cause: error });
  }
  const isSilent = found.some((cause) => /timeout/iu.test(cause.message));
  return isSilent ? new OperatorError(silent(describe(url)), { cause: error }) : error;
}

interface Target {
  readonly address: string;
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

type Reason = (target: Target) => string;

const silent: Reason = ({ address }) =>
  `PostgreSQL at ${address} does not answer. Check that it runs and that nothing in between blocks it, or correct DATABASE_URL.`;
const refusedLogin: Reason = ({ address, user }) =>
  `PostgreSQL at ${address} refused the login ${user}. Correct the user and the password in DATABASE_URL.`;
const unknownHost: Reason = ({ host }) =>
  `The host ${host} is not known. Correct it in DATABASE_URL.`;
const notRunning: Reason = ({ address }) =>
  `Nothing listens at ${address}. Start PostgreSQL there, or correct DATABASE_URL.`;
const notYet: Reason = ({ address }) =>
  `PostgreSQL at ${address} takes no connections at the moment. Try again when it does.`;

const REASONS: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: notRunning,
  ENOENT: notRunning,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ETIMEDOUT: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  "28P01": refusedLogin,
  "28000": refusedLogin,
  "3D000": ({ address, database }) =>
    `There is no database ${database} at ${address}. Create it, or correct DATABASE_URL.`,
  "53300": notYet,
  "57P03": notYet,
};

/** An error and what led to it; one address of several that were tried stands for all. */
function chain(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [error, ...inner.flatMap(chain)];
}

function codeOf(error: Error): string {
  return sqlState(error) ?? ("code" in error ? String(error.code) : "");
}

function describe(text: string): Target {
  const { hostname, port, username, pathname } = new URL(text);
  const host = decodeURIComponent(hostname);
  const user = decodeURIComponent(username);
  return {
    host,
    address: `${host}:${port || "5432"}`,
    user: user || "without a name",
    database: decodeURIComponent(pathname.slice(1)) || user,
  };
}
