import type { ChangeDeltaJson, ListChangesInput } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import { readDelta } from "./read-delta.ts";

/**
 * Tells what changed after a number of the change log, each thing once and as it is now.
 *
 * @throws {DomainError} `invalid_input` for a number that the workspace has not reached, as after a backup
 *   was restored: then everything is to be read anew; `not_found`, `forbidden`.
 */
export async function listChanges(
  ctx: ActorContext,
  input: ListChangesInput,
): Promise<ChangeDeltaJson> {
  const { delta } = await ctx.read(input.workspaceId, "change:read", (db) => readDelta(db, input));
  if (!delta) throw invalidField("after", "The workspace has not reached this number.");
  return delta;
}
