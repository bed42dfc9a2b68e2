import type { Role, StreamEventJson, WorkspaceId } from "@taskflow/contract";
import type { Credential } from "../credential.ts";
import type { DomainError } from "../domain-error.ts";

/** An event, and the number up to which its reader then has everything. */
export interface StreamItem {
  readonly number: string;
  readonly event: StreamEventJson;
}

/** Whose stream it is. */
export interface StreamReader {
  readonly credential: Credential;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
}

/** What policies tell members of a workspace apart by: who has the same of both sees the same. */
export interface Sight {
  readonly role: Role | null;
  /** The private projects, as `find_readers` writes them. */
  readonly scope: string;
}

/** What a reader may have next, at the moment that it asks. */
export interface StreamSource {
  /** What happened after the stream's position; null if nothing of it shows. Moves the position on. */
  readonly nextChanges: (stream: LiveStream) => Promise<StreamItem | null>;
  readonly nextPresence: (stream: LiveStream) => Promise<StreamItem | null>;
}

/**
 * One open stream: a position, and what it was told to look at. Nothing waits in it, however slowly it is
 * read; a reader who comes back later is given what there is by then.
 */
export class LiveStream {
  readonly reader: StreamReader;
  /** The reader has everything up to here. */
  position: bigint;
  /** There is something up to here, as far as this stream may know. */
  head: bigint;
  /** What its reader could see when this was last looked up; null before that. */
  sight: Sight | null = null;
  /** Tasks whose viewers the reader may be told of anew. */
  readonly presence = new Set<string>();
  needsWholePresence = true;
  readonly #source: StreamSource;
  readonly #signal: AbortSignal;
  #isWoken = false;
  #wake: (() => void) | undefined;
  #end: DomainError | undefined;

  constructor(reader: StreamReader, position: bigint, parts: StreamParts) {
    this.reader = reader;
    this.position = position;
    this.head = parts.head;
    this.#source = parts.source;
    this.#signal = parts.signal;
    this.#signal.addEventListener("abort", () => this.wake(), { once: true });
  }

  wake(): void {
    this.#isWoken = true;
    this.#wake?.();
  }

  /** The reader gets nothing more, and is told why. */
  end(reason: DomainError): void {
    this.#end ??= reason;
    // Nobody asks in its reader's name any more.
    this.sight = null;
    this.wake();
  }

  /**
   * Waits for the next event; null when the reader has gone.
   *
   * @throws {DomainError} the reason why the stream was ended.
   */
  async next(): Promise<StreamItem | null> {
    for (;;) {
      this.#isWoken = false;
      if (this.#signal.aborted) return null;
      this.#assertGoesOn();
      const item =
        (await this.#source.nextChanges(this)) ?? (await this.#source.nextPresence(this));
      // What was read while the right to it ended is not handed out.
      this.#assertGoesOn();
      if (item) return item;
      if (this.position >= this.head) await this.#woken();
    }
  }

  #assertGoesOn(): void {
    if (this.#end) throw this.#end;
  }

  #woken(): Promise<void> {
    if (this.#isWoken) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** What a stream stands on. */
export interface StreamParts {
  readonly head: bigint;
  readonly source: StreamSource;
  readonly signal: AbortSignal;
}
