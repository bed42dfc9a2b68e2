import { useInfiniteQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useEffect, useId } from "react";
import { appCodeOf, describeError } from "../../lib/app-error.ts";
import { type RouterOutputs, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t-visit.ts";
import { Button } from "../../ui/button.tsx";
import { Logo } from "../../ui/logo.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProjectMark } from "../project/project-mark.tsx";
import { SharedTaskRow } from "./shared-task-row.tsx";
import { useLinkWatch } from "./use-link-watch.ts";

interface SharedTasksProps {
  readonly secret: string;
  readonly project: RouterOutputs["share"]["open"];
  /** Called when the link opens the tasks no longer. */
  readonly onVoid: () => void;
}

/** The tasks of a shared project, to be read. */
export function SharedTasks({ secret, project, onVoid }: SharedTasksProps) {
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    queryKey: ["shared-tasks", useId()],
    queryFn: ({ pageParam }) =>
      client.share.tasks.mutate({ secret, pass: project.pass, cursor: pageParam }),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    gcTime: 0,
  });
  const watch = useLinkWatch({ secret, pass: project.pass });
  const isVoid = [query.error, watch.error].some((error) => appCodeOf(error) === "share_void");
  useEffect(() => {
    if (isVoid) onVoid();
  }, [isVoid, onVoid]);
  const tasks = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="min-h-dvh">
      <header className="flex items-center gap-2 border-b border-line bg-sunken px-4 py-2.5 text-sm text-ink-soft sm:px-6">
        <Logo size={20} />
        <span className="font-semibold text-ink">TaskFlow</span>
        <span className="flex-1" />
        <Eye aria-hidden size={14} />
        {t("shared.readOnly")}
      </header>
      <main id="main" className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-8 sm:px-6">
        <div className="flex items-center gap-2.5">
          <ProjectMark project={project} size={22} />
          <h1 className="min-w-0 text-xl font-semibold tracking-tight">{project.name}</h1>
        </div>
        {query.isError && (
          <Notice>
            <span className="flex flex-wrap items-center justify-between gap-2">
              {describeError(query.error)}
              <Button onClick={() => void query.refetch()}>{t("action.tryAgain")}</Button>
            </span>
          </Notice>
        )}
        {query.data && tasks.length === 0 && (
          <p className="py-10 text-center text-ink-soft">{t("shared.empty")}</p>
        )}
        {tasks.length > 0 && (
          // Safari forgets that a list without bullets is one.
          // oxlint-disable-next-line jsx-a11y/no-redundant-roles
          <ul role="list" className="divide-y divide-hairline">
            {tasks.map((task) => (
              <SharedTaskRow key={task.number} task={task} projectKey={project.key} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <div className="flex justify-center">
            <Button
              aria-disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("shared.more")}
            </Button>
          </div>
        )}
      </main>
    </div>
  );
}
