import { useUnsavedGuard } from "../features/task/use-unsaved-guard.ts";

/** A component, because the guard needs the workspace that is provided above it. */
export function UnsavedGuard() {
  useUnsavedGuard();
  return null;
}
