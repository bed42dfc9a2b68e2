import { t } from "../../texts/t-settings.ts";
import { SettingCard } from "./setting-card.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";
import { useAccount } from "./use-account.ts";
import { WeekStartField } from "./week-start-field.tsx";

export function DateTimePage() {
  const { timeZone, weekStart } = useAccount();
  return (
    <SettingsPage section="dateTime" about={t("dateTime.about")}>
      <SettingCard>
        <TimeZoneField timeZone={timeZone} />
        <WeekStartField weekStart={weekStart} />
      </SettingCard>
    </SettingsPage>
  );
}
