import { type Permission, isAllowed } from "@taskflow/contract/permission";
import { createContext, useContext } from "react";
import type { Workspace } from "./use-workspaces.ts";

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace that the page is in; the last one on pages that are in none. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("There is no workspace here.");
  return workspace;
}

/** Whether the person may do something in the workspace: what they may not is not offered. */
export function useCan(permission: Permission): boolean {
  return isAllowed(useWorkspace().role, permission);
}
