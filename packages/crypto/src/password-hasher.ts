/** Hashes and verifies passwords behind one gate for the whole process. */
export interface PasswordHasher {
  /** @throws {HasherBusyError} when the queue is full or the wait was too long. */
  readonly hash: (password: string, address: string) => Promise<string>;
  /**
   * Takes the same time whether `phc` is a hash or undefined (no such account).
   * @throws {HasherBusyError} as {@link PasswordHasher.hash}.
   */
  readonly verify: (
    password: string,
    phc: string | undefined,
    address: string,
  ) => Promise<{ isMatch: boolean; needsRehash: boolean }>;
}

/** The gate is full: come back after `retryAfterSeconds`. */
export class HasherBusyError extends Error {
  override readonly name = "HasherBusyError";
  readonly retryAfterSeconds = 2;
}
