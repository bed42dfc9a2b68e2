import { Link, useParams } from "@tanstack/react-router";
import { Lock, Plus } from "lucide-react";
import { t } from "../../texts/t.ts";
import { classNames } from "../../ui/class-names.ts";
import { useCommandRegistry } from "../command/command-context.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { ProjectMark } from "./project-mark.tsx";
import { useProjects } from "./projects-context.tsx";

interface ProjectNavProps {
  /** How a link of the side bar looks. */
  readonly linkClass: (isCurrent: boolean) => string;
}

/** The projects, below the lists. */
export function ProjectNav({ linkClass }: ProjectNavProps) {
  const { slug } = useWorkspace();
  const { projectKey } = useParams({ strict: false });
  const commands = useCommandRegistry();
  const projects = useProjects();
  const mayCreate = useCan("project:create");
  return (
    <div
      role="group"
      aria-labelledby="projects-label"
      id="projects"
      className="contents lg:flex lg:min-h-0 lg:flex-1 lg:flex-col lg:gap-0.5 lg:overflow-y-auto lg:pt-4"
    >
      <div className="flex shrink-0 items-center gap-1 max-lg:hidden lg:pl-2">
        <span id="projects-label" className="flex-1 text-xs font-medium text-ink-faint">
          {t("nav.projects")}
        </span>
        {mayCreate && (
          <button
            type="button"
            aria-label={t("project.create")}
            title={t("project.create")}
            onClick={() => commands.run("create_project")}
            className="grid size-7 place-items-center rounded-md text-ink-faint hovered:bg-hover hovered:text-ink"
          >
            <Plus aria-hidden size={15} />
          </button>
        )}
      </div>
      {[...projects.values()].map((project) => (
        <Link
          key={project.id}
          to="/w/$slug/projects/$projectKey"
          params={{ slug, projectKey: project.key }}
          search={{}}
          aria-current={project.key === projectKey ? "page" : undefined}
          className={classNames(linkClass(project.key === projectKey), "lg:shrink-0")}
        >
          <ProjectMark project={project} />
          <span className="min-w-0 truncate max-lg:max-w-40">{project.name}</span>
          {project.isPrivate && (
            <Lock
              role="img"
              aria-label={t("project.private")}
              size={13}
              className="shrink-0 text-ink-faint"
            />
          )}
        </Link>
      ))}
    </div>
  );
}
