import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { t } from "../../texts/t-settings.ts";
import type { SectionName } from "./settings-sections.ts";

interface SettingsPageProps {
  readonly section: SectionName;
  /** What the page is for, in a sentence. */
  readonly about: string;
  /** What one can do here above all. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function SettingsPage({ section, about, action, children }: SettingsPageProps) {
  const title = t(`settings.section.${section}`);
  usePageTitle(t("settings.page", { section: title }));
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex flex-col gap-1">
          <h2
            ref={useArrival()}
            tabIndex={-1}
            className="text-xl font-semibold tracking-tight outline-none"
          >
            {title}
          </h2>
          <p className="text-ink-soft text-pretty">{about}</p>
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

/** Whoever asked for the section by name begins to read at its heading, each time anew. */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useLocation({
    select: ({ state }) => (state.takesFocus === true ? state.__TSR_key : undefined),
  });
  useEffect(() => {
    if (arrival !== undefined) heading.current?.focus();
  }, [arrival]);
  return heading;
}
