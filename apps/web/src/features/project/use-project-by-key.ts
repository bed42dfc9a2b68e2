import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../../lib/trpc.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { type KnownProject, useProjects, useStanding } from "./projects-context.tsx";

interface FoundProject {
  readonly project: KnownProject | undefined;
  /** Nobody knows yet. */
  readonly isPending: boolean;
}

/** The project that an address names, archived or not. */
export function useProjectByKey(key: string | undefined): FoundProject {
  const trpc = useTRPC();
  const { id: workspaceId } = useWorkspace();
  const projects = useProjects();
  const here = useMemo(
    () => [...projects.values()].find((project) => project.key === key),
    [projects, key],
  );
  const archived = useQuery(
    trpc.project.list.queryOptions(
      { workspaceId, archived: true },
      { enabled: key !== undefined && projects.size > 0 && here === undefined },
    ),
  );
  const know = useStanding();
  const there = useMemo(() => {
    const found = archived.data?.items.find((project) => project.key === key);
    return found && know(found);
  }, [archived.data, key, know]);
  return { project: here ?? there, isPending: !here && archived.isPending && !archived.isError };
}
