/** The gate is full: come back after `retryAfterSeconds`. */
export class HasherBusyError extends Error {
  override readonly name = "HasherBusyError";
  readonly retryAfterSeconds = 2;

  constructor() {
    super("Too many passwords are being checked at once.");
  }
}
