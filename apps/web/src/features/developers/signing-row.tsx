import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Switch } from "../../ui/switch.tsx";
import { DialogButtons } from "../settings/dialog-buttons.tsx";
import { SettingFact } from "../settings/setting-fact.tsx";
import { SettingRow } from "../settings/setting-row.tsx";
import { useChangeWorkspaces } from "../workspace/use-change-workspaces.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";

/** Whether the workspace takes signed requests only; owners and admins decide. */
export function SigningRow() {
  const { requiresSigning } = useWorkspace();
  if (useCan("workspace:update")) return <SigningSwitch />;
  return (
    <SettingFact
      label={t("signing.title")}
      help={requiresSigning ? t("signing.on") : t("signing.off")}
    >
      {requiresSigning ? t("signing.onShort") : t("signing.offShort")}
    </SettingFact>
  );
}

function SigningSwitch() {
  const id = useId();
  const client = useTRPCClient();
  const changeWorkspaces = useChangeWorkspaces();
  const workspace = useWorkspace();
  const [isAsking, setIsAsking] = useState(false);
  const update = useMutation({
    networkMode: "always",
    mutationFn: async (requiresSigning: boolean) => {
      const input = { workspaceId: workspace.id, requiresSigning };
      const changed = await client.workspace.update.mutate(input);
      await changeWorkspaces((all) => all.map((one) => (one.id === changed.id ? changed : one)));
    },
  });
  // What was chosen shows before the answer; if that is a refusal, what holds shows again.
  const isOn = update.isPending ? update.variables : workspace.requiresSigning;
  return (
    <SettingRow
      isSmall
      id={id}
      label={t("signing.title")}
      help={isOn ? t("signing.on") : t("signing.help")}
      error={update.error ? describeError(update.error) : undefined}
    >
      <Switch
        labelId={`${id}-label`}
        isOn={isOn}
        onChange={(next) => {
          if (update.isPending) return;
          if (next) setIsAsking(true);
          else update.mutate(false);
        }}
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("signing.sureTitle")}
        description={t("signing.sureWhy")}
        onConfirm={() => {
          setIsAsking(false);
          update.mutate(true);
        }}
      >
        <DialogButtons
          submit={t("signing.sureGo")}
          isSending={false}
          onCancel={() => setIsAsking(false)}
        />
      </ConfirmDialog>
    </SettingRow>
  );
}
