import type { ReactNode } from "react";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { t } from "../../texts/t-settings.ts";
import type { SETTINGS_SECTIONS } from "./settings-sections.ts";

interface SettingsPageProps {
  readonly section: (typeof SETTINGS_SECTIONS)[number]["name"];
  /** What the page is for, in a sentence. */
  readonly about: string;
  readonly children: ReactNode;
}

export function SettingsPage({ section, about, children }: SettingsPageProps) {
  const title = t(`settings.section.${section}`);
  usePageTitle(t("settings.page", { section: title }));
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
        <p className="text-ink-soft text-pretty">{about}</p>
      </header>
      {children}
    </div>
  );
}
