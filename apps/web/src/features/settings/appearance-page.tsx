import { useId } from "react";
import { useMediaQuery } from "../../lib/use-media-query.ts";
import { t } from "../../texts/t-settings.ts";
import { setSingleKeys, useSingleKeys } from "../../ui/single-keys.ts";
import { Switch } from "../../ui/switch.tsx";
import { SettingCard } from "./setting-card.tsx";
import { SettingFact } from "./setting-fact.tsx";
import { SettingRow } from "./setting-row.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

export function AppearancePage() {
  const keysId = useId();
  const areKeysOn = useSingleKeys();
  const isMotionReduced = useMediaQuery("(prefers-reduced-motion: reduce)", false);
  return (
    <SettingsPage section="appearance" about={t("appearance.about")}>
      <ThemeChoice />
      <SettingCard>
        <SettingRow
          isSmall
          id={keysId}
          label={t("appearance.keys")}
          help={areKeysOn ? t("appearance.keysHelp") : t("appearance.keysOffHelp")}
        >
          <Switch labelId={`${keysId}-label`} isOn={areKeysOn} onChange={setSingleKeys} />
        </SettingRow>
        <SettingFact label={t("appearance.motion")} help={t("appearance.motionHelp")}>
          {isMotionReduced ? t("appearance.motionReduced") : t("appearance.motionFull")}
        </SettingFact>
      </SettingCard>
    </SettingsPage>
  );
}
