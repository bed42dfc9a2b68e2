import { hash } from "node:crypto";

/** Entries; about 4 MB when full. */
const ENTRIES_MAX = 10_000;

interface Entry<T> {
  readonly value: T;
  readonly expiresAtMs: number;
}

/**
 * Remembers for a while what was verified, so that it need not be again: a look-up is 2 µs where verifying an
 * Ed25519 signature is 200.
 *
 * Only what was verified is put in, by the hash of its key's exact text, so strangers cannot fill it. It
 * does not know of revocation: rows do, and are read with every statement.
 */
export class ExpiringCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #entriesMax: number;

  constructor(entriesMax = ENTRIES_MAX) {
    this.#entriesMax = entriesMax;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, nowMs: number): T | undefined {
    const hashed = hashOf(key);
    const entry = this.#entries.get(hashed);
    if (entry === undefined) return undefined;
    if (nowMs < entry.expiresAtMs) return entry.value;
    this.#entries.delete(hashed);
    return undefined;
  }

  /** Forgets the oldest entry when full. All of them live equally long, so it is among the first to end. */
  set(key: string, value: T, expiresAtMs: number): void {
    const hashed = hashOf(key);
    // So that it stands behind the others, as the newest.
    this.#entries.delete(hashed);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size >= this.#entriesMax && oldest.done !== true) {
      this.#entries.delete(oldest.value);
    }
    this.#entries.set(hashed, { value, expiresAtMs });
  }
}

function hashOf(key: string): string {
  return hash("sha256", key, "base64url");
}
