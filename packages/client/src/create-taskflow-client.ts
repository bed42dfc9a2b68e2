import { authorizedFetch, type Fetch } from "./authorized-fetch.ts";
import type { ChangeEvent } from "./change-stream.ts";
import { createCaller, type Caller } from "./create-caller.ts";
import { createTransport } from "./create-transport.ts";
import { NOBODY, type Credential } from "./credential.ts";
import { followChanges, type FollowOptions } from "./follow-changes.ts";
import { procedureProxy } from "./procedure-proxy.ts";
import type { Procedures, RouterInputs } from "./procedures.ts";
import type { RetryOptions } from "./retry-delay.ts";
import { SessionCredential } from "./session-credential.ts";
import { memoryStore, type SessionStore } from "./session-store.ts";
import { signedCredential, type SignedAuth } from "./signed-credential.ts";
import { isTaskFlowError } from "./task-flow-error.ts";
import { tokenCredential, type TokenAuth } from "./token-credential.ts";

/** A person's session, made by `signIn` and kept in `store`: in memory unless one is given. */
export interface SessionAuth {
  readonly store?: SessionStore | undefined;
}

/** How to reach a server, and as whom. */
export interface TaskFlowClientOptions<Auth = SessionAuth | TokenAuth | SignedAuth> {
  /** Where the server is, such as `https://tasks.example.org`. */
  readonly baseUrl: string | URL;
  readonly auth: Auth;
  /** In place of the runtime's own `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Milliseconds for each call with all its tries; 30,000 unless given. */
  readonly timeoutMs?: number | undefined;
  /** Of calls that may be carried out twice; `{ tries: 1 }` for no other try. */
  readonly retry?: RetryOptions | undefined;
}

/** What a client can do besides calling procedures. */
interface ClientMethods {
  /** Follows what changes in a workspace, over broken connections and restarts, each change once. */
  readonly changes: (options: FollowOptions) => AsyncGenerator<ChangeEvent, void>;
}

interface SessionMethods {
  /** Makes a session of the store's own. */
  readonly signIn: (credentials: Credentials) => Promise<void>;
  /** Ends the session, and forgets it. */
  readonly signOut: () => Promise<void>;
}

type Credentials = Pick<RouterInputs["auth"]["login"], "email" | "password">;

/** The server's procedures as functions, and the stream of changes. */
export type TaskFlowClient = Procedures & ClientMethods;
/** The same for a person, who signs in and out. */
export type TaskFlowSessionClient = TaskFlowClient & SessionMethods;

/**
 * Makes a client of one server for one person or token. It opens nothing until it is used.
 *
 * @throws {TypeError} for an address or a token that cannot be one.
 */
export function createTaskFlowClient(
  options: TaskFlowClientOptions<TokenAuth | SignedAuth>,
): TaskFlowClient;
export function createTaskFlowClient(
  options: Omit<TaskFlowClientOptions<SessionAuth>, "auth"> & { readonly auth?: SessionAuth },
): TaskFlowSessionClient;
export function createTaskFlowClient(
  options: Omit<TaskFlowClientOptions, "auth"> & Partial<Pick<TaskFlowClientOptions, "auth">>,
): TaskFlowClient | TaskFlowSessionClient {
  const { auth = {}, retry = {}, timeoutMs = 30_000 } = options;
  const baseUrl = toBaseUrl(options.baseUrl);
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const callAs = (credential: Credential): Caller => {
    const transport = createTransport(baseUrl, authorizedFetch(fetch, credential));
    return createCaller({ transport, credential, retry, timeoutMs });
  };
  const follow = (credential: Credential): ClientMethods["changes"] => {
    const source = { baseUrl, send: authorizedFetch(fetch, credential), credential };
    return (what) => followChanges(source, what);
  };

  if ("token" in auth || "secret" in auth) {
    const credential = "token" in auth ? tokenCredential(auth) : signedCredential(auth);
    return withMethods<ClientMethods>(procedureProxy(callAs(credential)), {
      changes: follow(credential),
    });
  }
  const open = procedureProxy(callAs(NOBODY));
  const session = new SessionCredential(
    "store" in auth && auth.store ? auth.store : memoryStore(),
    {
      login: (input) => open.auth.login.mutate(input),
      refresh: (input) => open.auth.refresh.mutate(input),
    },
  );
  const procedures = procedureProxy(callAs(session));
  return withMethods<ClientMethods & SessionMethods>(procedures, {
    changes: follow(session),
    signIn: (credentials) => session.signIn(credentials),
    signOut: () => signOut(procedures, session),
  });
}

/** Whoever is told that there is no session has signed out, too; whoever gets no answer is still signed in. */
async function signOut({ auth }: Procedures, session: SessionCredential): Promise<void> {
  try {
    await auth.logout.mutate();
  } catch (error) {
    if (!isTaskFlowError(error, "unauthenticated")) throw error;
  }
  await session.forget();
}

function withMethods<Methods extends object>(
  procedures: Procedures,
  methods: Methods,
): Procedures & Methods {
  return new Proxy(procedures, {
    get: (target, key): unknown => Reflect.get(key in methods ? methods : target, key),
  }) as Procedures & Methods;
}

function toBaseUrl(baseUrl: string | URL): string {
  const url = new URL(baseUrl);
  if (/^https?:$/u.test(url.protocol) && url.search === "" && url.hash === "") {
    return url.href.replace(/\/$/u, "");
  }
  throw new TypeError("baseUrl: the address of a server, such as https://tasks.example.org");
}
