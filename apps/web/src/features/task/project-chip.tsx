import { t } from "../../texts/t.ts";
import { ProjectMark } from "../project/project-mark.tsx";
import { useProjects } from "../project/projects-context.tsx";
import { PropertyChip } from "./property-chip.tsx";
import type { Task } from "./task-op.ts";

/** The project that a task is in, and the way into another. */
export function ProjectChip({ task }: { readonly task: Task }) {
  const project = useProjects().get(task.projectId);
  if (!project) return null;
  return (
    <PropertyChip
      property="project"
      task={task}
      place="panel"
      tabIndex={undefined}
      name={t("project.named", { name: project.name })}
      title={project.name}
      order=""
    >
      <ProjectMark project={project} size={15} />
      <span className="min-w-0 truncate">{project.name}</span>
    </PropertyChip>
  );
}
