import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t-settings.ts";
import { NameField } from "./name-field.tsx";
import { SettingCard } from "./setting-card.tsx";
import { SettingFact } from "./setting-fact.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { useAccount } from "./use-account.ts";

const SINCE = { dateStyle: "long" } as const;

export function ProfilePage() {
  const { name, email, createdAt } = useAccount();
  const formatDay = useMomentFormat(SINCE);
  return (
    <SettingsPage section="profile" about={t("profile.about")}>
      <SettingCard>
        <NameField name={name} />
        <SettingFact label={t("profile.email")} help={t("profile.emailHelp")}>
          {email}
        </SettingFact>
        <SettingFact label={t("profile.since")}>
          <time dateTime={createdAt}>{formatDay(createdAt)}</time>
        </SettingFact>
      </SettingCard>
    </SettingsPage>
  );
}
