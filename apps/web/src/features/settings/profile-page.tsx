import { useDateSettings } from "../../lib/use-date-settings.ts";
import { LOCALE } from "../../texts/locale.ts";
import { t } from "../../texts/t-settings.ts";
import { NameField } from "./name-field.tsx";
import { SettingCard } from "./setting-card.tsx";
import { SettingFact } from "./setting-fact.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { useAccount } from "./use-account.ts";

export function ProfilePage() {
  const { name, email, createdAt } = useAccount();
  const { timeZone } = useDateSettings();
  const since = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone });
  return (
    <SettingsPage section="profile" about={t("profile.about")}>
      <SettingCard>
        <NameField name={name} />
        <SettingFact label={t("profile.email")} help={t("profile.emailHelp")}>
          {email}
        </SettingFact>
        <SettingFact label={t("profile.since")}>
          <time dateTime={createdAt}>{since.format(new Date(createdAt))}</time>
        </SettingFact>
      </SettingCard>
    </SettingsPage>
  );
}
