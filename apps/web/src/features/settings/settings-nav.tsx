import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { t } from "../../texts/t-settings.ts";
import { classNames } from "../../ui/class-names.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { SETTINGS_SECTIONS, WORKSPACE_SECTIONS } from "./settings-sections.ts";

const LINK_CLASS = classNames(
  "flex h-(--size-control) shrink-0 items-center gap-2.5 rounded-md px-2.5 text-base text-ink-soft",
  "-outline-offset-2 transition-colors hovered:bg-hover hovered:text-ink",
  "aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink",
);
const ICON_CLASS = "shrink-0 text-ink-faint max-md:hidden";

/** The sections of the person and of the workspace; what there is nothing to do in is left out. */
export function SettingsNav() {
  const { slug, name, kind } = useWorkspace();
  const mayInvite = useCan("invitation:manage");
  const sections = WORKSPACE_SECTIONS.filter((section) => {
    if (kind === "personal") return section.name === "general" || section.name === "developers";
    return section.name !== "invitations" || mayInvite;
  });
  return (
    <nav
      aria-label={t("settings.title")}
      className="flex flex-col gap-3 max-md:border-b max-md:border-line max-md:pb-3 md:gap-5"
    >
      <Group label={t("settings.account")}>
        {SETTINGS_SECTIONS.map(({ name: section, to, icon: Icon }) => (
          <Link key={section} to={to} className={LINK_CLASS}>
            <Icon aria-hidden size={16} className={ICON_CLASS} />
            {t(`settings.section.${section}`)}
          </Link>
        ))}
      </Group>
      <Group label={name}>
        {sections.map(({ name: section, to, icon: Icon }) => (
          <Link key={section} to={to} params={{ slug }} className={LINK_CLASS}>
            <Icon aria-hidden size={16} className={ICON_CLASS} />
            {t(`settings.section.${section}`)}
          </Link>
        ))}
      </Group>
    </nav>
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
      <div className="-mx-1 flex gap-0.5 overflow-x-auto max-md:-mx-4 max-md:px-3 md:mx-0 md:flex-col">
        {children}
      </div>
    </div>
  );
}
