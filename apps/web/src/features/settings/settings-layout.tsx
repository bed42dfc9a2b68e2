import { Link, Outlet } from "@tanstack/react-router";
import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";
import { ReauthenticationProvider } from "./reauthentication-provider.tsx";
import { SETTINGS_SECTIONS } from "./settings-sections.ts";

const LINK_CLASS = classNames(
  "flex h-(--size-control) items-center gap-2.5 rounded-md px-2.5 text-base text-ink-soft",
  "transition-colors hovered:bg-hover hovered:text-ink",
  "aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink",
);

/** The pages of the settings and the way between them: at the left, or on top where there is no room. */
export function SettingsLayout() {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto w-full max-w-4xl px-4 pt-5 pb-24 outline-none sm:px-6 lg:pt-10"
    >
      <div className="gap-10 md:grid md:grid-cols-[10.5rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-3 md:sticky md:top-10 md:self-start">
          <h1 className="px-2.5 text-sm font-medium text-ink-faint max-md:px-0">
            {t("settings.title")}
          </h1>
          <nav
            aria-label={t("settings.title")}
            className="-mx-1 flex flex-wrap gap-0.5 max-md:border-b max-md:border-line max-md:pb-3 md:mx-0 md:flex-col"
          >
            {SETTINGS_SECTIONS.map(({ name, to, icon: Icon }) => (
              <Link key={name} to={to} className={LINK_CLASS}>
                <Icon aria-hidden size={16} className="shrink-0 text-ink-faint max-md:hidden" />
                {t(`settings.section.${name}`)}
              </Link>
            ))}
          </nav>
        </div>
        <ReauthenticationProvider>
          <div className="min-w-0 max-md:pt-6">
            <Outlet />
          </div>
        </ReauthenticationProvider>
      </div>
    </main>
  );
}
