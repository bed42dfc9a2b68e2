import { t } from "../../texts/t-settings.ts";
import { SettingCard } from "../settings/setting-card.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { DeleteWorkspaceRow } from "./delete-workspace-row.tsx";
import { LeaveWorkspaceRow } from "./leave-workspace-row.tsx";
import { TransferWorkspaceRow } from "./transfer-workspace-row.tsx";

/** The ways out of a workspace. */
export function LeavePage() {
  const { kind } = useWorkspace();
  const mayTransfer = useCan("workspace:transfer");
  const mayDelete = useCan("workspace:delete");
  if (kind === "personal") {
    return (
      <SettingsPage section="leave" about={t("leave.personal")}>
        {null}
      </SettingsPage>
    );
  }
  return (
    <SettingsPage section="leave" about={t("leave.about")}>
      <SettingCard>
        <LeaveWorkspaceRow />
        {mayTransfer && <TransferWorkspaceRow />}
      </SettingCard>
      {mayDelete && (
        <SettingCard>
          <DeleteWorkspaceRow />
        </SettingCard>
      )}
    </SettingsPage>
  );
}
