import { t } from "../../texts/t-settings.ts";
import { DeleteAccountRow } from "./delete-account-row.tsx";
import { ExportRow } from "./export-row.tsx";
import { SettingCard } from "./setting-card.tsx";
import { SettingsPage } from "./settings-page.tsx";

export function DataPage() {
  return (
    <SettingsPage section="data" about={t("data.about")}>
      <SettingCard>
        <ExportRow />
      </SettingCard>
      <SettingCard>
        <DeleteAccountRow />
      </SettingCard>
    </SettingsPage>
  );
}
