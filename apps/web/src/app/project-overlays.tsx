import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useCommandRegistry, useCommands } from "../features/command/command-context.ts";
import type { CommandHandler } from "../features/command/command-registry.ts";
import type { ProjectCommandId } from "../features/command/command-table.ts";
import type { KnownProject } from "../features/project/projects-context.tsx";
import { useArchiveProject } from "../features/project/use-archive-project.ts";
import { useProjectByKey } from "../features/project/use-project-by-key.ts";
import { useCan } from "../features/workspace/workspace-context.ts";
import { useLazyPart } from "../lib/use-lazy-part.ts";
import { t } from "../texts/t.ts";

const importDialogs = () => import("./project-dialogs.ts");
const loadProject = async () => (await importDialogs()).ProjectDialog;
const loadAccess = async () => (await importDialogs()).AccessDialog;
const loadShare = async () => (await importDialogs()).ShareDialog;

/** What is done to projects, and the dialogs for it. */
export function ProjectOverlays() {
  const { projectKey } = useParams({ strict: false });
  const { project } = useProjectByKey(projectKey);
  const mayCreate = useCan("project:create");
  const archive = useArchiveProject();
  const registry = useCommandRegistry();
  const creation = useLazyPart(loadProject);
  const editing = useLazyPart(loadProject);
  const access = useLazyPart(loadAccess);
  const share = useLazyPart(loadShare);
  const managed = project?.mayManage ? project : undefined;
  const bounded = managed?.isDefault ? undefined : managed;
  const withProject = (one: KnownProject | undefined, run: (project: KnownProject) => void) =>
    one && { subject: one.name, run: () => run(one) };
  const commands: Record<ProjectCommandId, CommandHandler> = {
    create_project: () => (mayCreate ? { run: creation.open } : undefined),
    edit_project: () => withProject(managed, editing.open),
    project_access: () => withProject(bounded, access.open),
    share_project: () => withProject(managed, share.open),
    archive_project: () => {
      const offer = withProject(bounded, archive);
      if (!offer || bounded?.archivedAt === null) return offer;
      return { ...offer, label: t("project.unarchive") };
    },
  };
  useCommands(commands);
  const parts = [creation, editing, access, share];
  const isComing = parts.some((part) => part.isComing);
  useEffect(() => (isComing ? registry.hold() : undefined), [registry, isComing]);
  return (
    <>
      {creation.Part && (
        <creation.Part isOpen={creation.isOpen} onOpenChange={creation.setIsOpen} />
      )}
      {managed && (
        <>
          {editing.Part && (
            <editing.Part
              project={managed}
              isOpen={editing.isOpen}
              onOpenChange={editing.setIsOpen}
            />
          )}
          {access.Part && (
            <access.Part project={managed} isOpen={access.isOpen} onOpenChange={access.setIsOpen} />
          )}
          {share.Part && (
            <share.Part project={managed} isOpen={share.isOpen} onOpenChange={share.setIsOpen} />
          )}
        </>
      )}
    </>
  );
}
