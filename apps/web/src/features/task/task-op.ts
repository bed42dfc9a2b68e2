import type { RouterOutputs } from "../../lib/trpc.ts";

export type Task = RouterOutputs["task"]["get"];
/** A field that is named is set: none is ever undefined. */
export type TaskPatch = Partial<
  Pick<Task, "title" | "description" | "status" | "priority" | "dueDate">
>;

/** One write, from the moment it is decided until the server has answered. */
export type TaskOp =
  | { readonly kind: "create"; readonly task: Task }
  /** `task` is the one that the person saw: its version is what the patch is based on. */
  | { readonly kind: "update"; readonly task: Task; readonly patch: TaskPatch }
  | { readonly kind: "delete"; readonly task: Task }
  | { readonly kind: "restore"; readonly task: Task };

export function patchedFields(patch: TaskPatch): readonly (keyof TaskPatch)[] {
  // A patch is made of its own fields only; Object.keys forgets their names.
  return Object.keys(patch) as (keyof TaskPatch)[];
}

/** Whether `task` says already what `patch` asks for. */
export function isSettled(task: Task, patch: TaskPatch): boolean {
  return patchedFields(patch).every((field) => task[field] === patch[field]);
}
