import { useQueries, useQuery } from "@tanstack/react-query";
import { type ReactNode, createContext, useContext, useMemo } from "react";
import { type RouterOutputs, useTRPC } from "../../lib/trpc.ts";
import { useAccountId } from "../session/use-account-id.ts";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";

export type Project = RouterOutputs["project"]["list"]["items"][number];

/** A project, and what the person may do in it by both of their roles. */
export interface KnownProject extends Project {
  readonly mayWrite: boolean;
  readonly mayManage: boolean;
}

const ProjectsContext = createContext<ReadonlyMap<string, KnownProject>>(new Map());

/** By id, in the order of the list. Empty until they are known. */
export function useProjects(): ReadonlyMap<string, KnownProject> {
  return useContext(ProjectsContext);
}

/** Keeps the projects that are not archived at hand for every page of the workspace. */
export function ProjectsProvider({ children }: { readonly children: ReactNode }) {
  const trpc = useTRPC();
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  const know = useStanding(data?.items);
  const projects = useMemo(
    () => new Map(data?.items.map((project) => [project.id, know(project)])),
    [data, know],
  );
  return <ProjectsContext value={projects}>{children}</ProjectsContext>;
}

/**
 * What the person may do in a project: owners and admins everything, of an editor the narrower of both
 * roles counts where the project is private.
 */
export function useStanding(projects: readonly Project[] = []): (project: Project) => KnownProject {
  const trpc = useTRPC();
  const { id: workspaceId, role } = useWorkspace();
  const me = useAccountId();
  const mayWriteAll = useCan("task:update");
  const mayManageAll = useCan("project:update");
  const asked = role === "editor" ? projects : [];
  const roles = useQueries({
    queries: asked.map(({ id: projectId }) =>
      trpc.projectMember.list.queryOptions({ workspaceId, projectId }),
    ),
    combine: (results) =>
      results
        .flatMap(({ data }) => data?.items ?? [])
        .filter(({ userId }) => userId === me)
        .map((member) => `${member.projectId} ${member.role}`)
        .join(),
  });
  return useMemo(() => {
    const named = new Map(roles.split(",").map((pair) => pair.split(" ") as [string, string]));
    return (project) => {
      const own = named.get(project.id);
      const isNarrow =
        role === "editor" && project.isPrivate && own !== "editor" && own !== "manager";
      return {
        ...project,
        mayWrite: mayWriteAll && !isNarrow && project.archivedAt === null,
        mayManage: mayManageAll || (role === "editor" && own === "manager"),
      };
    };
  }, [roles, role, mayWriteAll, mayManageAll]);
}
