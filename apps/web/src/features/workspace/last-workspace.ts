import { readStored, writeStored } from "../../lib/stored-value.ts";
import type { Workspace } from "./use-workspaces.ts";

const KEY = "taskflow.workspace";

export function rememberWorkspace({ slug }: Workspace): void {
  writeStored(KEY, slug);
}

/** The workspace that this browser was in last, if it is still one of theirs; else the personal one. */
export function lastWorkspace(workspaces: readonly Workspace[]): Workspace {
  const slug = readStored(KEY);
  const workspace = workspaces.find((one) => one.slug === slug) ?? workspaces[0];
  if (!workspace) throw new Error("This account has no workspace.");
  return workspace;
}
