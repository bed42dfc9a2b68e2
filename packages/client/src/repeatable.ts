import type { Operation } from "./operation.ts";
import type { CreatingPath, MutationPath } from "./procedures.ts";
import { uuidV7 } from "./uuid-v7.ts";

/** With the id in it, a create that is sent again is the same one. A new procedure of the kind belongs here. */
const CREATING = {
  "project.create": true,
  "task.create": true,
} as const satisfies Record<CreatingPath, true>;

/**
 * Mutations that may be carried out twice and leave what they leave when carried out once. What is not
 * named here is sent once: to answer a lost answer with another try is then its caller's decision.
 */
const REPEATABLE: ReadonlySet<string> = new Set<MutationPath>([
  "account.update",
  "auth.refresh",
  "member.update",
  "presence.show",
  "project.archive",
  "project.create",
  "project.setPrivate",
  "project.unarchive",
  "projectMember.set",
  "task.create",
  "task.delete",
  "task.move",
  "task.restore",
  "task.update",
  "token.endFormerSecret",
  "token.update",
  "workspace.update",
]);

/** Whether a call may be sent again without knowing what became of it. */
export function isRepeatable({ type, path }: Operation): boolean {
  return type === "query" || REPEATABLE.has(path);
}

/** The same call, with an id in it if it makes something and its caller named none. */
export function withId(operation: Operation): Operation {
  const { path, input } = operation;
  if (!(path in CREATING) || typeof input !== "object" || input === null) return operation;
  if ("id" in input && input.id !== undefined) return operation;
  return { ...operation, input: { ...input, id: uuidV7() } };
}
