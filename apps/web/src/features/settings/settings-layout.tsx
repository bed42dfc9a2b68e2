import { Outlet } from "@tanstack/react-router";
import { t } from "../../texts/t-settings.ts";
import { HasMain } from "../../ui/has-main.ts";
import { ReauthenticationProvider } from "./reauthentication-provider.tsx";
import { SettingsNav } from "./settings-nav.tsx";

/** The pages of the settings and the way between them: at the left, or on top where there is no room. */
export function SettingsLayout() {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto w-full max-w-4xl px-4 pt-5 pb-24 outline-none sm:px-6 lg:pt-10"
    >
      <div className="gap-10 md:grid md:grid-cols-[10.5rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-4 md:sticky md:top-10 md:self-start">
          <h1 className="sr-only">{t("settings.title")}</h1>
          <SettingsNav />
        </div>
        <ReauthenticationProvider>
          <div className="min-w-0 max-md:pt-6">
            <HasMain value>
              <Outlet />
            </HasMain>
          </div>
        </ReauthenticationProvider>
      </div>
    </main>
  );
}
