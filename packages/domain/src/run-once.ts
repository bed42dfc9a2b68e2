import { createHash } from "node:crypto";
import type { Actor, Credential, WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import { DomainError, notFound } from "./domain-error.ts";
import type { ProjectWritePlace } from "./write-place.ts";

/** A write that is to be done once, however often it is sent. */
export interface IdempotencyKey {
  /** Of the caller's choosing. */
  readonly key: string;
  /** Method, path and content of the call, in one text. */
  readonly content: string;
  /** Becomes true when the answer is one that was given before, and nothing was done. */
  isReplay: boolean;
}

/** Whose write it is, and where. */
export interface OnceScope<T> {
  readonly workspaceId: string;
  /** In which the answer lets its reader look; null if in none. */
  readonly projectId: ProjectWritePlace<T>["projectId"] | null;
  readonly credential: Credential;
  readonly actor: Actor;
}

/** Records of anybody's, past their day, that are taken away with each new one. */
const SWEEP_MAX = 100;

/**
 * Runs a write unless its key has come before, and then hands out what it answered at the time. The key is
 * looked up, and kept with the answer, in the write's own transaction, while its workspace's line of writers
 * is held: there is no moment at which the one is there without the other. A write that is refused keeps
 * nothing, so that its key may be sent again.
 *
 * @throws {DomainError} `idempotency_key_reused` if the key came with another call; `not_found` if its answer
 *   is of a project that the actor sees no longer.
 */
export async function runOnce<T>(
  tx: WriteHandle,
  { scope, once }: { readonly scope: OnceScope<T>; readonly once: IdempotencyKey },
  run: () => Promise<T>,
): Promise<T> {
  const { workspaceId, projectId, credential, actor } = scope;
  const callerId = credential.kind === "token" ? credential.id : actor.userId;
  const fingerprint = createHash("sha256").update(once.content).digest();
  const record = await tx
    .selectFrom("idempotency_record")
    .select(["fingerprint", "answer"])
    .where("workspace_id", "=", workspaceId)
    .where("caller_id", "=", callerId)
    .where("key", "=", once.key)
    .where("created_at", ">", sql<string>`now() - interval '24 hours'`)
    .executeTakeFirst();
  if (record) {
    if (!record.fingerprint.equals(fingerprint)) throw reused();
    once.isReplay = true;
    // What this very write answered then: plain JSON, as all that verbs answer.
    return (record.answer as { readonly result?: unknown }).result as T;
  }

  const result = await run();
  await sql`select public.sweep_idempotency(${workspaceId}, ${callerId}, ${once.key}, ${SWEEP_MAX})`.execute(
    tx,
  );
  const kept = await tx
    .insertInto("idempotency_record")
    .values({
      workspace_id: workspaceId,
      caller_id: callerId,
      key: once.key,
      user_id: actor.userId,
      fingerprint,
      project_id: typeof projectId === "function" ? projectId(result) : projectId,
      answer: JSON.stringify({ result }),
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "caller_id", "key"]).doNothing())
    .executeTakeFirst();
  // There is a record that row-level security hides; what was done just now is undone.
  if (kept.numInsertedOrUpdatedRows !== 1n) throw notFound("project");
  return result;
}

const reused = () =>
  new DomainError(
    "idempotency_key_reused",
    "This Idempotency-Key came before, with another request. Nothing was done.",
  );
