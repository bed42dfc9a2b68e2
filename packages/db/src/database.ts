import type { Kysely, Transaction } from "kysely";
import { escapeLiteral, type Pool } from "pg";
import type { Actor, ReadEntry, WriteEntry } from "./actor.ts";
import type { Binding } from "./bound-connection.ts";
import { boundHandle } from "./bound-handle.ts";
import { createPool } from "./create-pool.ts";
import { findReaders, type LiveReader } from "./find-readers.ts";
import { enterOwn, enterRead, enterShare, enterWrite, type EnterStatement } from "./prelude.ts";
import { SERVING_SETTINGS } from "./serving-settings.ts";
import { openSignals, type Signals } from "./signals.ts";
import { createStatementNames } from "./statement-names.ts";
import type { DB } from "./tables.gen.ts";
import { createWriterLines } from "./writer-line.ts";

/** Reads on an actor's behalf, each statement a read-only transaction of its own in one round trip. */
export type ReadHandle = Pick<Kysely<DB>, "selectFrom" | "selectNoFrom" | "with" | "fn">;
/** An open transaction. Only a `transaction` makes one, so a write outside of one does not compile. */
export type WriteHandle = Transaction<DB>;
/** Works without an actor: on identity tables as tf_auth, or to probe what tf_app may see without one. */
export type IdentityHandle = Kysely<DB>;

/** A handle for one actor, and whom the prelude of its last statement found. */
export interface Reader {
  readonly db: ReadHandle;
  /** @throws {Error} before the first statement was answered. */
  readonly actor: () => Actor;
}

/** The database as the verbs see it: every handle is bound to somebody, or to identity alone. */
export interface Database {
  /** @throws {SessionEndedError} from each statement, if the session has ended. */
  readonly reader: (entry: ReadEntry) => Reader;
  /** Reads over all workspaces of the person. */
  readonly ownReader: (sessionId: string) => Reader;
  /**
   * Reads one project and its tasks on behalf of a share link, by the hash of its secret; nothing else.
   *
   * @throws {SessionEndedError} from each statement, if the link is not live.
   */
  readonly shareReader: (secretHash: Buffer) => Reader;
  /**
   * Like {@link Database.ownReader} for several statements, which all see one moment. Holds a connection
   * meanwhile.
   *
   * @throws {SessionEndedError} if the session has ended; `run` is not called then.
   */
  readonly ownSnapshot: <T>(sessionId: string, run: (db: ReadHandle) => Promise<T>) => Promise<T>;
  /** @throws {SessionEndedError} if the session has ended; `run` is not called then. */
  readonly transaction: <T>(
    entry: WriteEntry,
    run: (tx: WriteHandle, actor: Actor) => Promise<T>,
  ) => Promise<T>;
  /** Finds, of readers who wait for news, who may go on and how far their workspaces have got. */
  readonly findReaders: (readers: readonly ReadEntry[]) => Promise<LiveReader[]>;
  /** Every committed {@link Database.transaction} is told here, as topic `change` with the workspace's id. */
  readonly signals: Signals;
  /** Identity tables, as tf_auth. */
  readonly auth: IdentityHandle;
  /** tf_app with nobody bound: sees no row of any tenant. For readiness and checks at start. */
  readonly probe: IdentityHandle;
  /** How the pools are used at the moment. */
  readonly usage: () => readonly PoolUsage[];
  readonly close: () => Promise<void>;
}

/** Connections of one pool, and how many requests wait for one. */
export interface PoolUsage {
  readonly pool: "app" | "auth";
  readonly used: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Where to connect, and as whom. */
export interface DatabaseOptions {
  /** Connection string whose login is tf_app, or with `assumesRoles` one that may become it. */
  readonly appUrl: string;
  /** The same for tf_auth. */
  readonly authUrl: string;
  /** Set the role in each prelude, because the login is somebody else. */
  readonly assumesRoles: boolean;
  /** Connection string past any pooler, by which the processes on one database tell each other what happens. */
  readonly signalUrl?: string | undefined;
  readonly appPoolMax?: number;
  readonly authPoolMax?: number;
  /** Milliseconds after which a server that does not answer at all counts as gone; 15 s by default. */
  readonly answerTimeoutMs?: number;
  readonly onRoundTrip?: Binding["onRoundTrip"];
}

const SETTINGS = Object.entries(SERVING_SETTINGS).map(
  ([name, value]) => `set local ${name} = ${escapeLiteral(value)}`,
);

/** Whoever waited for a lock must see what the one before has written, whatever the server's default. */
const BEGIN_WRITE = "begin isolation level read committed";
/** The prelude and the statement see one moment: what was hidden since the lists were made has no newer rows here. */
const BEGIN_READ = "begin isolation level repeatable read, read only";

/** Opens the pools and hands out bound handles. Connects at the first statement. */
export function createDatabase(options: DatabaseOptions): Database {
  const { assumesRoles, onRoundTrip } = options;
  const { app, auth, probe } = openPools(options);
  const nameOf = createStatementNames();
  const inLine = createWriterLines();
  const signals = openSignals(options.signalUrl);
  const opening = (mode: string, role: string) =>
    assumesRoles ? [mode, `set local role ${role}`, ...SETTINGS] : [mode];
  const beginRead = opening(BEGIN_READ, "tf_app");
  const beginWrite = opening(BEGIN_WRITE, "tf_app");

  const bind = (binding: Omit<Binding, "nameOf">) =>
    boundHandle({ ...binding, nameOf, onRoundTrip });
  const readerOf = (enter: EnterStatement): Reader => {
    const { onActor, actor } = rememberActor();
    return { db: bind({ pool: app, begin: beginRead, enter, onActor }), actor };
  };

  return {
    reader: (entry) => readerOf(enterRead(entry)),
    ownReader: (sessionId) => readerOf(enterOwn(sessionId)),
    shareReader: (secretHash) => readerOf(enterShare(secretHash)),
    ownSnapshot: (sessionId, run) => {
      const db = bind({ pool: app, begin: beginRead, enter: enterOwn(sessionId) });
      return db.transaction().execute(run);
    },
    transaction: async (entry, run) => {
      const { workspaceId } = entry;
      const { onActor, actor } = rememberActor();
      const db = bind({ pool: app, begin: beginWrite, enter: enterWrite(entry), onActor });
      const result = await inLine(workspaceId, () =>
        db.transaction().execute((tx) => run(tx, actor())),
      );
      signals.send({ topic: "change", body: workspaceId });
      return result;
    },
    findReaders: findReaders(bind({ pool: app, begin: beginRead })),
    signals,
    auth: bind({ pool: auth, begin: opening(BEGIN_WRITE, "tf_auth") }),
    probe: bind({ pool: probe, begin: beginRead }),
    usage: () => [usageOf("app", app), usageOf("auth", auth)],
    close: async () => {
      await signals.close();
      await Promise.all([app.end(), auth.end(), probe.end()]);
    },
  };
}

function openPools({ appUrl, authUrl, answerTimeoutMs, ...options }: DatabaseOptions) {
  const poolTo = (connectionString: string, max: number) =>
    createPool({ connectionString, max, answerTimeoutMs });
  return {
    app: poolTo(appUrl, options.appPoolMax ?? 10),
    auth: poolTo(authUrl, options.authPoolMax ?? 5),
    // Of its own, so that readiness is about the database and not about who else is busy.
    probe: poolTo(appUrl, 1),
  };
}

function usageOf(name: PoolUsage["pool"], pool: Pool): PoolUsage {
  const { totalCount, idleCount, waitingCount } = pool;
  return { pool: name, used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

function rememberActor() {
  let actor: Actor | undefined;
  return {
    onActor: (found: Actor) => void (actor = found),
    actor: () => {
      if (!actor) throw new Error("no statement has been answered yet");
      return actor;
    },
  };
}
