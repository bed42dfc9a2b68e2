import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { WORKSPACE_SECTIONS } from "./settings-sections.ts";

/** The sections of the workspace's settings; those that there is nothing to do in are left out. */
export function useWorkspaceSections(): readonly (typeof WORKSPACE_SECTIONS)[number][] {
  const { kind } = useWorkspace();
  const mayInvite = useCan("invitation:manage");
  return WORKSPACE_SECTIONS.filter(({ name }) => {
    if (kind === "personal") return name === "general" || name === "developers";
    return name !== "invitations" || mayInvite;
  });
}
