import { Link } from "@tanstack/react-router";
import type { TaskStatus } from "@taskflow/contract";
import type { ReactNode } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useOnline } from "../../lib/use-online.ts";
import { t } from "../../texts/t.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { useBoard } from "./board-context.ts";
import { EmptyArt } from "./empty-art.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { type TaskSearch, isFiltered } from "./task-search.ts";
import type { TaskListQuery } from "./use-task-list.ts";

interface ListStateProps {
  readonly query: TaskListQuery;
  readonly search: TaskSearch;
  readonly onCreate: () => void;
}

/** What stands where rows would, when there are none. */
export function ListState({ query, search, onCreate }: ListStateProps) {
  const { view, clearFilter } = useBoard();
  const isOnline = useOnline();
  const mayCreate = useMayCreate();
  const isWaiting = query.isPending || query.isPlaceholderData;
  const isSlow = useDelayed(isWaiting);
  if (isWaiting && !isOnline) {
    return <Said title={t("list.offline")}>{t("list.offlineWhy")}</Said>;
  }
  if (isWaiting) {
    return isSlow ? (
      <div role="status">
        <span className="sr-only">{t("list.loading")}</span>
        <SkeletonRows />
      </div>
    ) : null;
  }
  if (query.isError) {
    return (
      <Said
        title={t("list.failed")}
        isAlert
        action={<Button onClick={() => void query.refetch()}>{t("action.tryAgain")}</Button>}
      >
        {describeError(query.error)}
      </Said>
    );
  }
  if (isOnlyStatus(search, ["todo", "in_progress"])) {
    return (
      <Said title={t("list.allDone")} art={<EmptyArt />}>
        {t("list.allDoneWhy")}
      </Said>
    );
  }
  if (isOnlyStatus(search, ["done"])) {
    return <Said title={t("list.noneDone")}>{t("list.noneDoneWhy")}</Said>;
  }
  if (isFiltered(search)) {
    const mayBeInTrash = view === "tasks" && search.q !== undefined;
    return (
      <Said
        title={t("list.noMatch")}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            <Button onClick={clearFilter}>{t("filter.clearAll")}</Button>
            {mayBeInTrash && <TrashLink search={search} />}
          </span>
        }
      >
        {t("list.noMatchWhy")} {mayBeInTrash && t("list.noMatchTrash")}
      </Said>
    );
  }
  if (view === "trash") {
    return <Said title={t("list.trashEmpty")}>{t("list.trashEmptyWhy")}</Said>;
  }
  if (!mayCreate) {
    return (
      <Said title={t("list.emptyToSee")} art={<EmptyArt />}>
        {t("list.emptyToSeeWhy")}
      </Said>
    );
  }
  return (
    <Said
      title={t("list.empty")}
      art={<EmptyArt />}
      action={
        <Button look="primary" onClick={onCreate}>
          {t("list.addFirst")}
        </Button>
      }
    >
      {t("list.emptyWhy")}{" "}
      <span className="coarse:hidden">
        {t.rich("list.emptyKeys", { key: (name) => <Kbd>{name}</Kbd> })}
      </span>
    </Said>
  );
}

/** Leads to the same search among what was deleted, of all projects. */
function TrashLink({ search }: Pick<ListStateProps, "search">) {
  const { slug } = useWorkspace();
  return (
    <Link to="/w/$slug/trash" params={{ slug }} search={search} className={buttonClass("quiet")}>
      {t("list.searchTrash")}
    </Link>
  );
}

/** Exactly what a list with a name shows, and no search besides. */
function isOnlyStatus(search: TaskSearch, statuses: readonly TaskStatus[]): boolean {
  const { status = [], priority, q } = search;
  return priority === undefined && q === undefined && status.join() === statuses.join();
}

interface SaidProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly art?: ReactNode;
  readonly isAlert?: boolean;
}

function Said({ title, children, action, art, isAlert = false }: SaidProps) {
  return (
    <div
      role={isAlert ? "alert" : undefined}
      className="mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-16 text-center"
    >
      {art}
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="text-ink-soft text-pretty">{children}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}

function useMayCreate(): boolean {
  const { project } = useBoard();
  const mayCreate = useCan("task:create");
  return mayCreate && (project?.mayWrite ?? true);
}
