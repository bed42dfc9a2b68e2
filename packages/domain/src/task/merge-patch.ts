import type { TaskJson, TaskPatch } from "@taskflow/contract";

/** What becomes of a patch: the fields that it really changes, or the ones where it clashes. */
export type MergedPatch =
  | { readonly kind: "merged"; readonly changes: TaskPatch }
  | { readonly kind: "conflict"; readonly fields: readonly string[] };

/**
 * Merges a patch into a task that has moved on. A field conflicts only if it changed since the version
 * that the patch was based on, and to something else than the patch sets: a patch that is sent twice
 * is no conflict with itself, and patches of different fields never are.
 */
export function mergePatch(
  current: TaskJson,
  patch: TaskPatch,
  changedSince: ReadonlySet<string>,
): MergedPatch {
  const entries = Object.entries(patch).filter(
    ([field, value]) => value !== undefined && current[field as keyof TaskPatch] !== value,
  );
  const fields = entries.map(([field]) => field).filter((field) => changedSince.has(field));
  if (fields.length > 0) return { kind: "conflict", fields };
  return { kind: "merged", changes: Object.fromEntries(entries) };
}
