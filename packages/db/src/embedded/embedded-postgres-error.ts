import { OperatorError } from "../operator-error.ts";

/** Why the embedded PostgreSQL could not be started, for programs; the message says it to people. */
export type EmbeddedPostgresErrorCode =
  | "unsupported_platform"
  | "not_writable"
  | "not_reachable"
  | "disk_full"
  | "wrong_major_version"
  | "in_use"
  | "still_stopping"
  | "initdb_failed"
  | "start_failed";

/** A refusal to start the embedded PostgreSQL. The message is one sentence on what is wrong, then what to do. */
export class EmbeddedPostgresError extends OperatorError {
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
