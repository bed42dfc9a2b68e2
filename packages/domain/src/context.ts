import type { Permission, WorkspaceId } from "@taskflow/contract";
import type { Actor, ReadHandle, WriteHandle } from "@taskflow/db";
import { isInScope, outOfScope } from "./is-in-scope.ts";
import { namesOf, type Credential, type TokenCredential } from "./credential.ts";
import { DomainError, notFound } from "./domain-error.ts";
import { runOnce, type IdempotencyKey } from "./run-once.ts";
import { reportSecurity } from "./security-event.ts";
import type { ProjectWritePlace, WritePlace } from "./write-place.ts";
import type { Services } from "./services.ts";

/** One call of one procedure, as logs and the change log name it. */
export interface Call {
  readonly requestId: string;
  /** One per procedure call, also inside a batch: the unit of undo. */
  readonly callId: string;
  /** The caller's address in canonical form; IPv6 by its /64. */
  readonly address: string;
  readonly userAgent: string;
  /** Under which the caller's browser reaches this server, without a slash at the end. */
  readonly origin: string;
  /** Those that what is changed may be in, whoever changed it since; any, if absent. */
  readonly expectedVersions?: readonly number[];
  /** Under which the write is done once; each time that it comes, if absent. */
  readonly once?: IdempotencyKey;
}

/** What a verb gets that anybody may call. */
export interface PublicContext {
  readonly services: Services;
  readonly call: Call;
}

/** What a verb gets that works in one workspace: handles that are bound to whoever calls. */
export interface ActorContext extends PublicContext {
  readonly credential: Credential;
  /**
   * Runs one reading statement in one round trip, and hands its rows out only if the role that came
   * back with them has `permission`.
   *
   * @throws {DomainError} `unauthenticated` if the credential is no longer good, `not_found` if the actor is no
   *   member of the workspace, `forbidden` if the role does not have the permission, `scope_missing` if a token's scopes do not.
   */
  readonly read: <T>(
    workspaceId: WorkspaceId,
    permission: Permission,
    run: (db: ReadHandle) => Promise<T>,
  ) => Promise<T>;
  /**
   * Like {@link ActorContext.read}, where the role in a project may give the permission that the one in the
   * workspace does not: any member's rows come back, with the actor, and who called asks for it by
   * {@link assertAllowedInProject} before handing anything out.
   */
  readonly readInProject: <T>(
    workspaceId: WorkspaceId,
    permission: Permission,
    run: (db: ReadHandle) => Promise<T>,
  ) => Promise<{ readonly result: T; readonly actor: Actor }>;
  /**
   * Runs a transaction after the right to do it was checked inside it; under a key, once.
   *
   * @throws {DomainError} as {@link ActorContext.read}, and as {@link runOnce}.
   */
  readonly write: <T>(
    place: WritePlace<T>,
    permission: Permission,
    run: (tx: WriteHandle, actor: Actor) => Promise<T>,
  ) => Promise<T>;
  /**
   * Like {@link ActorContext.write}, where the role in a project may give the permission that the one in the
   * workspace does not: any member gets in, and `run` asks for it by {@link assertAllowedInProject}.
   */
  readonly writeInProject: <T>(
    place: ProjectWritePlace<T>,
    permission: Permission,
    run: (tx: WriteHandle, actor: Actor) => Promise<T>,
  ) => Promise<T>;
}

/** What a verb gets that is about the person, who must be signed in: no other credential will do. */
export interface SessionContext extends ActorContext {
  readonly sessionId: string;
  /** Runs one reading statement over every workspace that the actor is a member of. */
  readonly readOwn: <T>(run: (db: ReadHandle) => Promise<T>) => Promise<T>;
  /** The same for several statements that see one moment; a connection is held meanwhile. */
  readonly readOwnSnapshot: <T>(run: (db: ReadHandle) => Promise<T>) => Promise<T>;
}

/** Wraps the services and the call for a verb that anybody may call. */
export function publicContext(services: Services, call: Call): PublicContext {
  return { services, call };
}

/** What a verb gets that is about the token by which it is called. */
export interface TokenContext extends ActorContext {
  readonly credential: TokenCredential;
  /** Runs one reading statement in the token's workspace, whatever its scopes. */
  readonly readItself: <T>(run: (db: ReadHandle) => Promise<T>) => Promise<T>;
}

/** Binds the handles to a session; whether it still lives, each statement finds out by itself. */
export function sessionContext(services: Services, call: Call, sessionId: string): SessionContext {
  const { database } = services;
  return {
    ...actorContext(services, call, { kind: "session", id: sessionId }),
    sessionId,
    readOwn(run) {
      return run(database.ownReader(sessionId).db);
    },
    readOwnSnapshot(run) {
      return database.ownSnapshot(sessionId, run);
    },
  };
}

/** The same for a token. */
export function tokenContext(
  services: Services,
  call: Call,
  credential: TokenCredential,
): TokenContext {
  return {
    ...actorContext(services, call, credential),
    credential,
    readItself(run) {
      const { workspaceId } = credential;
      return run(services.database.reader({ credential, workspaceId }).db);
    },
  };
}

type Authorize = (actor: Actor) => void;
type Run<T> = (tx: WriteHandle, actor: Actor) => Promise<T>;
type Look<T> = (db: ReadHandle) => Promise<T>;

/** The same for any credential. */
export function actorContext(services: Services, call: Call, credential: Credential): ActorContext {
  const { database, isAllowed } = services;

  /** What the role must have may be less than what is asked for: the rest is up to a role elsewhere. */
  const wants =
    (permission: Permission, ofRole: Permission = permission): Authorize =>
    ({ userId, role }) => {
      const isWithin = isInScope({ services, credential }, permission);
      if (isWithin && isAllowed(role, ofRole)) return;
      const event = { event: "denied", userId, permission, ...namesOf(credential) } as const;
      reportSecurity({ services, call }, event);
      // 404, not 403: a 403 would tell a stranger that the workspace exists.
      if (role === null) throw notFound("workspace");
      if (!isWithin) throw outOfScope(permission);
      throw new DomainError("forbidden", `The role ${role} may not do this.`);
    };

  const look = async <T>(workspaceId: WorkspaceId, authorize: Authorize, run: Look<T>) => {
    const reader = database.reader({ credential, workspaceId });
    const result = await run(reader.db);
    const actor = reader.actor();
    authorize(actor);
    return { result, actor };
  };

  const transact = <T>(place: WritePlace<T>, authorize: Authorize, run: Run<T>) => {
    const { workspaceId, projectId = null } =
      typeof place === "string" ? { workspaceId: place } : place;
    const { callId, requestId, once } = call;
    return database.transaction({ credential, workspaceId, callId, requestId }, (tx, actor) => {
      authorize(actor);
      if (!once) return run(tx, actor);
      const scope = { workspaceId, projectId, credential, actor };
      return runOnce(tx, { scope, once }, () => run(tx, actor));
    });
  };

  return {
    services,
    call,
    credential,
    read: async (workspaceId, permission, run) =>
      (await look(workspaceId, wants(permission), run)).result,
    readInProject: (workspaceId, permission, run) =>
      look(workspaceId, wants(permission, "project:read"), run),
    write: (place, permission, run) => transact(place, wants(permission), run),
    writeInProject: (place, permission, run) =>
      transact(place, wants(permission, "project:read"), run),
  };
}
