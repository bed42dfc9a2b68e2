import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { SECTION_ICONS } from "./section-icons.ts";
import { SETTINGS_SECTIONS, type SectionName } from "./settings-sections.ts";
import { useWorkspaceSections } from "./use-workspace-sections.ts";

const LINK_CLASS = classNames(
  "flex h-(--size-control) shrink-0 items-center gap-2.5 rounded-md px-2.5 text-base text-ink-soft",
  "-outline-offset-2 transition-colors hovered:bg-hover hovered:text-ink",
  "aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink",
);

/** The sections of the person and of the workspace. */
export function SettingsNav() {
  const { slug, name } = useWorkspace();
  const sections = useWorkspaceSections();
  const nav = useCurrentInView();
  return (
    <nav
      ref={nav}
      aria-label={t("settings.title")}
      className="flex flex-col gap-3 max-md:border-b max-md:border-line max-md:pb-3 md:gap-5"
    >
      <Group label={t("settings.account")}>
        {SETTINGS_SECTIONS.map(({ name: section, to }) => (
          <Link key={section} to={to} className={LINK_CLASS}>
            <SectionLabel section={section} />
          </Link>
        ))}
      </Group>
      <Group label={name}>
        {sections.map(({ name: section, to }) => (
          <Link key={section} to={to} params={{ slug }} className={LINK_CLASS}>
            <SectionLabel section={section} />
          </Link>
        ))}
      </Group>
    </nav>
  );
}

/** Where the sections stand in a line that is longer than the page is wide, the current one is in sight. */
function useCurrentInView(): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    const line = current?.parentElement;
    if (!current || !line) return;
    // Only the line moves, never the page.
    line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
  }, [path]);
  return nav;
}

function SectionLabel({ section }: { readonly section: SectionName }) {
  const Icon = SECTION_ICONS[section];
  return (
    <>
      <Icon aria-hidden size={16} className="shrink-0 text-ink-faint max-md:hidden" />
      {t(`settings.section.${section}`)}
    </>
  );
}

interface GroupProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Group({ label, children }: GroupProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <span id={id} className="truncate px-2.5 text-sm font-medium text-ink-faint max-md:px-1.5">
        {label}
      </span>
      <div className="relative -mx-1 flex gap-0.5 overflow-x-auto max-md:-mx-4 max-md:px-3 md:mx-0 md:flex-col">
        {children}
      </div>
    </div>
  );
}
