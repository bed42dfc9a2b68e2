import { useMutation } from "@tanstack/react-query";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { SavedLine } from "../settings/saved-line.tsx";
import { useChangeWorkspaces } from "../workspace/use-change-workspaces.ts";
import type { Workspace } from "../workspace/use-workspaces.ts";

export function WorkspaceNameField({ workspace }: { readonly workspace: Workspace }) {
  const client = useTRPCClient();
  const changeWorkspaces = useChangeWorkspaces();
  const update = useMutation({
    networkMode: "always",
    mutationFn: async (name: string) => {
      const renamed = await client.workspace.update.mutate({ workspaceId: workspace.id, name });
      await changeWorkspaces((all) => all.map((one) => (one.id === renamed.id ? renamed : one)));
    },
  });
  return (
    <SavedLine
      field="name"
      label={t("general.name")}
      help={t("general.nameHelp")}
      missing={t("newWorkspace.nameMissing")}
      value={workspace.name}
      maxLength={80}
      autoComplete="off"
      update={update}
    />
  );
}
