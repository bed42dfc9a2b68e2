import { Link, useLocation } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useCommandRegistry } from "../features/command/command-context.ts";
import { ProjectNav } from "../features/project/project-nav.tsx";
import { AccountMenu } from "../features/session/account-menu.tsx";
import { useWorkspace } from "../features/workspace/workspace-context.ts";
import { WorkspaceSwitcher } from "../features/workspace/workspace-switcher.tsx";
import { useMediaQuery } from "../lib/use-media-query.ts";
import { parseTaskSearch } from "../features/task/task-search.ts";
import { WIDE } from "../features/task/use-board-focus.ts";
import { t } from "../texts/t.ts";
import { classNames } from "../ui/class-names.ts";
import { PaletteButton } from "./palette-button.tsx";
import { TASK_VIEWS, currentView } from "./task-views.ts";

/** A column at the left where there is room, two lines on top where there is none. */
export function SideBar({ isCovered }: { readonly isCovered: boolean }) {
  const commands = useCommandRegistry();
  const isWide = useMediaQuery(WIDE, true);
  const pathname = useLocation({ select: (location) => location.pathname });
  const search = useLocation({ select: (location) => location.search });
  const { slug } = useWorkspace();
  const current = currentView(pathname, parseTaskSearch({ ...search }));
  return (
    <header
      inert={isCovered}
      className="grid grid-cols-[1fr_auto_auto] items-center gap-x-2 bg-sunken px-3 pt-2 lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:items-stretch lg:gap-4 lg:border-r lg:border-line lg:p-3"
    >
      <WorkspaceSwitcher />
      <PaletteButton isCompact={!isWide} />
      <nav
        aria-label={t("nav.lists")}
        className="order-last col-span-3 -mx-3 flex gap-1 overflow-x-auto border-b border-line px-3 lg:order-none lg:m-0 lg:min-h-0 lg:flex-1 lg:flex-col lg:gap-0.5 lg:overflow-visible lg:border-0 lg:p-0"
      >
        {TASK_VIEWS.map((view) => {
          const { label, to, icon: Icon } = view;
          const isCurrent = view === current;
          return (
            <Link
              key={label}
              to={to}
              params={{ slug }}
              search={view.search}
              aria-current={isCurrent ? "page" : undefined}
              className={linkClass(isCurrent)}
            >
              <Icon aria-hidden size={16} className="shrink-0 max-sm:hidden" />
              {label}
            </Link>
          );
        })}
        <Link
          to="/w/$slug/activity"
          params={{ slug }}
          className={linkClass(pathname.endsWith("/activity"))}
        >
          <History aria-hidden size={16} className="shrink-0 max-sm:hidden" />
          {t("nav.activity")}
        </Link>
        <ProjectNav linkClass={linkClass} />
      </nav>
      <AccountMenu onShowKeys={() => commands.run("show_keys")} isCompact={!isWide} />
    </header>
  );
}

function linkClass(isCurrent: boolean): string {
  return classNames(
    "flex h-11 shrink-0 items-center gap-2.5 border-b-2 px-2.5 text-base transition-colors",
    "-outline-offset-2 lg:h-(--size-control) lg:rounded-md lg:border-0 lg:px-2",
    isCurrent
      ? "border-accent font-medium text-ink lg:bg-pressed"
      : "border-transparent text-ink-soft hovered:text-ink lg:hovered:bg-hover",
  );
}
