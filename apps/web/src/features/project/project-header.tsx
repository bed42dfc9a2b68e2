import { Menu } from "@base-ui/react/menu";
import { Archive, ArchiveRestore, Ellipsis, Globe, Lock, Pencil, UsersRound } from "lucide-react";
import { t } from "../../texts/t.ts";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { useCommandRegistry } from "../command/command-context.ts";
import type { CommandId } from "../command/command-table.ts";
import { ProjectMark } from "./project-mark.tsx";
import type { KnownProject } from "./projects-context.tsx";

/** The name of a project as the title of its page, with what can be done to it. */
export function ProjectHeader({ project }: { readonly project: KnownProject }) {
  const isArchived = project.archivedAt !== null;
  return (
    <>
      <ProjectMark project={project} size={20} />
      <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{project.name}</h1>
      {project.isPrivate && (
        <Lock
          role="img"
          aria-label={t("project.private")}
          size={15}
          className="shrink-0 text-ink-faint"
        />
      )}
      {isArchived && (
        <span className="rounded-full bg-sunken px-2.5 py-0.5 text-xs font-medium text-ink-soft">
          {t("project.archived")}
        </span>
      )}
      {project.mayManage && <ProjectMenu project={project} />}
    </>
  );
}

function ProjectMenu({ project }: { readonly project: KnownProject }) {
  const isArchived = project.archivedAt !== null;
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t("project.more", { name: project.name })}
        className={ICON_BUTTON_CLASS}
      >
        <Ellipsis aria-hidden size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-40">
          <Menu.Popup className={POPUP_CLASS}>
            <Item command="edit_project" icon={Pencil} />
            {!project.isDefault && <Item command="project_access" icon={UsersRound} />}
            <Item command="share_project" icon={Globe} />
            {!project.isDefault && (
              <Item command="archive_project" icon={isArchived ? ArchiveRestore : Archive} />
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ItemProps {
  readonly command: CommandId;
  readonly icon: typeof Pencil;
}

function Item({ command, icon: Icon }: ItemProps) {
  const commands = useCommandRegistry();
  const offer = commands.offer(command);
  return (
    <Menu.Item className={ITEM_CLASS} onClick={() => commands.run(command)}>
      <Icon aria-hidden size={16} className="text-ink-faint" />
      {offer?.label ?? t(`command.label.${command}`)}
    </Menu.Item>
  );
}
