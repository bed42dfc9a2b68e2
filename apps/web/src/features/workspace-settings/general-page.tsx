import { t } from "../../texts/t-settings.ts";
import { SettingCard } from "../settings/setting-card.tsx";
import { SettingFact } from "../settings/setting-fact.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { WorkspaceNameField } from "./workspace-name-field.tsx";

export function GeneralPage() {
  const workspace = useWorkspace();
  const mayRename = useCan("workspace:update");
  return (
    <SettingsPage section="general" about={t(`general.about.${workspace.kind}`)}>
      <SettingCard>
        {mayRename ? (
          <WorkspaceNameField key={workspace.id} workspace={workspace} />
        ) : (
          <SettingFact label={t("general.name")}>{workspace.name}</SettingFact>
        )}
        <SettingFact label={t("general.address")} help={t("general.addressHelp")}>
          <span className="font-mono text-sm">{`/w/${workspace.slug}`}</span>
        </SettingFact>
        <SettingFact label={t("general.role")} help={t(`role.help.${workspace.role}`)}>
          {t(`role.word.${workspace.role}`)}
        </SettingFact>
      </SettingCard>
    </SettingsPage>
  );
}
