import type { SignedIn } from "@taskflow/contract";
import { appCodeOf } from "../../lib/app-error.ts";
import { readStored, writeStored } from "../../lib/stored-value.ts";
import { readSubject } from "./read-subject.ts";
import type { SessionChannel } from "./session-channel.ts";
import type { SessionState, SignedOutReason, Tokens } from "./session-state.ts";
import { withRefreshLock } from "./with-refresh-lock.ts";

/** A token that has less than this left is exchanged before it is used. */
const MARGIN_MS = 30_000;
/** Says that a session may exist, so that a first visit asks the server for none. */
const HINT = "taskflow.session";

export interface SessionOptions {
  readonly requestRefresh: () => Promise<SignedIn>;
  readonly channel: SessionChannel;
  /** Another person has signed in in this browser: nothing of the former may stay. */
  readonly onReplaced: () => void;
}

type SessionListener = (state: SessionState, before: SessionState) => void;

/** The browser's session: the access token lives here, in memory, and nowhere else. */
export class Session {
  readonly #options: SessionOptions;
  readonly #listeners = new Set<SessionListener>();
  #state: SessionState = { status: "unknown" };
  /** Whose data the caches may still hold. */
  #owner: string | null = null;
  #refreshing: Promise<void> | null = null;
  #isNew = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    options.channel.listen((message) => {
      if (message.type === "tokens") this.#accept(message.tokens);
      else if (this.#owner === message.userId) this.#signOut("none");
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get accessToken(): string | null {
    return this.#state.status === "signed_in" ? this.#state.accessToken : null;
  }

  /** Whose data the caches may hold: also after the session has ended, until its person or another signs in. */
  get owner(): string | null {
    return this.#owner;
  }

  subscribe(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Finds out, once, whether the browser holds a session. Rejects if the server cannot be asked. */
  async ready(): Promise<SessionState> {
    if (this.#state.status === "unknown") {
      // Where nothing can be stored, a missing hint says nothing.
      if (readStored(HINT) === null && writeStored(HINT, null)) this.#signOut("none");
      else await this.refresh(null);
    }
    return this.#state;
  }

  /** Takes the answer of a sign-in, or of a registration, which makes a newcomer. */
  signIn(answer: SignedIn, { isNew = false }: { readonly isNew?: boolean } = {}): void {
    this.#isNew = isNew;
    // Whoever was here before did not sign out, but this page is now somebody's who typed a password.
    if (this.#state.status !== "signed_in") this.#adoptOwner(readSubject(answer.accessToken));
    this.#accept(this.#share(answer));
  }

  /** Whether the account was made just now; true once. */
  takeIsNew(): boolean {
    const isNew = this.#isNew;
    this.#isNew = false;
    return isNew;
  }

  /** Forgets the session here and in every other tab; the server has been told before. */
  signOut(reason: "none" | "deleted" = "none"): void {
    if (this.#owner !== null) {
      this.#options.channel.post({ type: "signed_out", userId: this.#owner });
    }
    this.#signOut(reason);
  }

  /** A token that is good for a while, or null if there is no session. */
  async freshToken(): Promise<string | null> {
    if (this.#state.status === "unknown") await this.ready();
    const state = this.#state;
    if (state.status === "signed_in" && state.expiresAtMs - Date.now() < MARGIN_MS) {
      await this.refresh(state.accessToken);
    }
    return this.accessToken;
  }

  /** Exchanges `stale` unless that has happened already. Rejects if the server cannot be asked. */
  async refresh(stale: string | null): Promise<void> {
    if (this.accessToken !== stale) return;
    this.#refreshing ??= withRefreshLock(() => this.#exchange(stale)).finally(() => {
      this.#refreshing = null;
    });
    await this.#refreshing;
  }

  dispose(): void {
    this.#listeners.clear();
    this.#options.channel.close();
  }

  async #exchange(stale: string | null): Promise<void> {
    // Another tab may have held the lock before and told us its result.
    if (this.accessToken !== stale) return;
    try {
      this.#accept(this.#share(await this.#options.requestRefresh()));
    } catch (error) {
      if (appCodeOf(error) !== "unauthenticated") throw error;
      // A hint without a session is one that ran out, or was revoked, while no page was open.
      this.#signOut(readStored(HINT) === null && this.#owner === null ? "none" : "ended");
    }
  }

  #share(answer: SignedIn): Tokens {
    const tokens = {
      userId: readSubject(answer.accessToken),
      accessToken: answer.accessToken,
      expiresAtMs: Date.now() + answer.expiresIn * 1000,
    };
    this.#options.channel.post({ type: "tokens", tokens });
    return tokens;
  }

  #accept(tokens: Tokens): void {
    if (this.#owner !== null && this.#owner !== tokens.userId) {
      this.#set({ status: "signed_out", reason: "replaced" });
      this.#options.onReplaced();
      return;
    }
    this.#owner = tokens.userId;
    writeStored(HINT, "1");
    this.#set({ status: "signed_in", ...tokens });
  }

  #adoptOwner(userId: string): void {
    if (this.#owner !== null && this.#owner !== userId) {
      this.#owner = null;
      this.#set({ status: "signed_out", reason: "none" });
    }
  }

  #signOut(reason: SignedOutReason): void {
    if (reason === "none" || reason === "deleted") this.#owner = null;
    writeStored(HINT, null);
    this.#set({ status: "signed_out", reason });
  }

  #set(state: SessionState): void {
    const before = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener(state, before);
  }
}
