/**
 * How every statement runs. The logins of our own have this by `alter role`, a borrowed login by each
 * prelude; never by connection options, which a pooler such as PgBouncer refuses.
 */
export const SERVING_SETTINGS: Readonly<Record<string, string>> = {
  statement_timeout: "5s",
  lock_timeout: "2s",
  idle_in_transaction_session_timeout: "10s",
  timezone: "UTC",
  // The forms that the column parsers read.
  datestyle: "ISO",
  bytea_output: "hex",
};
