import type { StreamInput } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import type { StreamItem } from "./live-stream.ts";

/** A reader that is farther behind reads in pages, or anew. */
const REPLAY_MAX = 1_000n;

/**
 * Tells what changes in a workspace for as long as the caller may know, from the number on that they saw
 * last. Each time that something is told, session and membership have been looked up again; they are twice
 * a second in any case.
 *
 * @throws {DomainError} as the first step `not_found`, `forbidden`, `unauthenticated`, `too_many_streams`;
 *   later on `unauthenticated` once the session has ended, `not_found` once the membership has, and `busy`
 *   when the server stops.
 */
export async function* streamChanges(
  ctx: ActorContext,
  { workspaceId, lastEventId }: StreamInput,
  signal: AbortSignal,
): AsyncGenerator<StreamItem, void> {
  const { userId, number } = await ctx.read(workspaceId, "change:read", (db) =>
    db
      .selectNoFrom([
        sql<string | null>`public.change_number(${workspaceId})`.as("number"),
        sql<string>`current_setting('app.user_id')`.as("userId"),
      ])
      .executeTakeFirstOrThrow(),
  );
  if (number === null) throw notFound("workspace");
  const head = BigInt(number);
  const resumed = resumeAt(lastEventId, head);
  const reader = { credential: ctx.credential, userId, workspaceId };
  const { stream, leave } = ctx.services.live.join(reader, {
    position: resumed ?? head,
    head,
    signal,
  });
  try {
    if (resumed === null) yield { number, event: { kind: "sync" } };
    for (;;) {
      const item = await stream.next();
      if (!item) return;
      yield item;
    }
  } finally {
    leave();
  }
}

/** Null if the reader must catch up by other means, or the number is of a time that was taken back. */
function resumeAt(lastEventId: StreamInput["lastEventId"], head: bigint): bigint | null {
  if (lastEventId === null || lastEventId === undefined) return null;
  const last = BigInt(lastEventId);
  return last > head || head - last > REPLAY_MAX ? null : last;
}
