import type { Credential } from "./credential.ts";
import type { RouterInputs, RouterOutputs } from "./procedures.ts";
import type { SessionStore, StoredSession } from "./session-store.ts";
import { isTaskFlowError } from "./task-flow-error.ts";

/** A token that has less than this left is exchanged before it is used. */
const MARGIN_MS = 30_000;

type SignedIn = RouterOutputs["auth"]["refresh"];

/** The calls that a session is made of, each without a token. */
export interface SessionCalls {
  readonly login: (input: RouterInputs["auth"]["login"]) => Promise<SignedIn>;
  readonly refresh: (input: { readonly refreshToken: string }) => Promise<SignedIn>;
}

/** A person's session: its access token goes with every request, and is exchanged in time, once for all who wait. */
export class SessionCredential implements Credential {
  readonly #store: SessionStore;
  readonly #calls: SessionCalls;
  /** Undefined until the store was asked. */
  #session: StoredSession | null | undefined;
  #exchanging: Promise<void> | undefined;

  constructor(store: SessionStore, calls: SessionCalls) {
    this.#store = store;
    this.#calls = calls;
  }

  readonly ready = async (): Promise<string | null> => {
    const session = await this.#load();
    if (!session || session.expiresAtMs - Date.now() > MARGIN_MS) return this.#token;
    try {
      await this.renew(session.accessToken);
    } catch (error) {
      // It is good for a moment longer; the next call tries again.
      if (session.expiresAtMs <= Date.now()) throw error;
    }
    return this.#token;
  };

  readonly authorize = (): Promise<Readonly<Record<string, string>>> => {
    const token = this.#token;
    return Promise.resolve(token === null ? {} : { authorization: `Bearer ${token}` });
  };

  /** Exchanges the token that was refused, unless that has happened already. Rejects if the server cannot be asked. */
  readonly renew = async (refused: string | null): Promise<boolean> => {
    if (refused === null) return false;
    if (this.#token === refused) {
      this.#exchanging ??= this.#exchange(refused).finally(() => {
        this.#exchanging = undefined;
      });
      await this.#exchanging;
    }
    return this.#token !== null;
  };

  async signIn(input: RouterInputs["auth"]["login"]): Promise<void> {
    await this.#keep(toSession(await this.#calls.login(input)));
  }

  async forget(): Promise<void> {
    await this.#keep(null);
  }

  get #token(): string | null {
    return this.#session?.accessToken ?? null;
  }

  async #load(): Promise<StoredSession | null> {
    if (this.#session) return this.#session;
    const stored = await this.#store.read();
    // Somebody may have signed in meanwhile.
    this.#session ??= stored;
    return this.#session;
  }

  async #exchange(refused: string): Promise<void> {
    // Somebody else who shares the store may have exchanged it.
    const stored = await this.#store.read();
    this.#session = stored;
    if (!stored || stored.accessToken !== refused) return;
    try {
      const { refreshToken } = stored;
      await this.#keep(toSession(await this.#calls.refresh({ refreshToken })));
    } catch (error) {
      if (!isTaskFlowError(error, "unauthenticated")) throw error;
      await this.forget();
    }
  }

  async #keep(session: StoredSession | null): Promise<void> {
    this.#session = session;
    await this.#store.write(session);
  }
}

function toSession({ accessToken, refreshToken, expiresIn }: SignedIn): StoredSession {
  if (refreshToken === undefined) throw new TypeError("a sign-in without a cookie has no token");
  return { accessToken, refreshToken, expiresAtMs: Date.now() + expiresIn * 1000 };
}
