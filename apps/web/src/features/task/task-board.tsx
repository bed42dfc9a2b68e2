import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../texts/t.ts";
import { announce } from "../../ui/announcer.tsx";
import { focusMain } from "../../ui/focus-main.ts";
import type { KnownProject } from "../project/projects-context.tsx";
import { useCan } from "../workspace/workspace-context.ts";
import { BoardContext, type BoardView } from "./board-context.ts";
import { BoardHeader } from "./board-header.tsx";
import { ListState } from "./list-state.tsx";
import { PropertyMenus } from "./property-menus.tsx";
import { QuickCreate } from "./quick-create.tsx";
import { RefreshNotice } from "./refresh-notice.tsx";
import { SampleNotice } from "./sample-notice.tsx";
import { RowMenu } from "./row-menu.tsx";
import { type TaskFilter, toFilter } from "./task-filter.ts";
import { TaskList, type TaskListHandle } from "./task-list.tsx";
import type { TaskSearch } from "./task-search.ts";
import { useBoardFocus } from "./use-board-focus.ts";
import { useBoardCommands } from "./use-board-commands.ts";
import { useTaskActions } from "./use-task-actions.ts";
import { useTaskList } from "./use-task-list.ts";

interface TaskBoardProps {
  readonly title: string;
  readonly view: BoardView;
  readonly search: TaskSearch;
  /** Shows the tasks of one project only. */
  readonly project?: KnownProject | undefined;
  readonly openId: string | undefined;
  readonly onSearch: (search: TaskSearch) => void;
  readonly onOpen: (id: string, mode: "push" | "replace") => void;
  readonly onClose: () => void;
  /** The open task. */
  readonly children: ReactNode;
}

/** A list of tasks with everything that can be done to it. */
export function TaskBoard(props: TaskBoardProps) {
  const { view, project, openId, onOpen, onClose, onSearch } = props;
  const filter = useBoardFilter(props);
  const openTask = useCallback(
    (id: string) => {
      onOpen(id, openId === undefined ? "push" : "replace");
    },
    [onOpen, openId],
  );
  const clearFilter = useCallback(() => onSearch({}), [onSearch]);
  const board = useMemo(
    () => ({ view, filter, project, openTask, closeTask: onClose, clearFilter }),
    [view, filter, project, openTask, onClose, clearFilter],
  );
  return (
    <BoardContext value={board}>
      <PropertyMenus>
        <div className={openId === undefined ? "" : "lg:grid lg:grid-cols-[minmax(0,1fr)_26rem]"}>
          <BoardMain {...props} />
          {props.children}
        </div>
      </PropertyMenus>
    </BoardContext>
  );
}

function useBoardFilter({ search, view, project }: TaskBoardProps): TaskFilter {
  const projectId = project?.id;
  return useMemo(
    () => ({
      ...toFilter(search, view === "trash"),
      ...(projectId !== undefined && { projectId }),
    }),
    [search, view, projectId],
  );
}

function BoardMain(props: TaskBoardProps) {
  const { title, view, search, project, openId, onSearch } = props;
  const createField = useRef<HTMLInputElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const filter = useBoardFilter(props);
  const mayCreateHere = project?.mayWrite ?? true;
  const mayCreate = useCan("task:create") && mayCreateHere;
  const actions = useTaskActions();
  const { tasks, ops, query } = useTaskList(filter);
  const [editingId, setEditingId] = useState<string | null>(null);
  const list = useRef<TaskListHandle>(null);
  const focus = useBoardFocus({ list, tasks, openId });
  const edit = useCallback(
    (id: string | null) => {
      setEditingId(id);
      if (id === null) focus.focusActive();
    },
    [focus],
  );
  useBoardCommands({ tasks, openId, actions, focus, edit, createField, searchField });
  useCountAnnouncement(tasks.length, query.isFetching, filter);

  return (
    <main
      id="main"
      tabIndex={-1}
      inert={focus.isCovered}
      className="mx-auto w-full max-w-4xl px-3 pb-24 outline-none sm:px-6"
    >
      <div className="sticky top-0 z-20 -mx-1 flex flex-col gap-3 bg-canvas px-1 pt-3 pb-1.5 lg:pt-7">
        <BoardHeader
          title={title}
          project={project}
          search={search}
          onSearch={onSearch}
          searchField={searchField}
          onLeave={focus.focusActive}
        />
        {view === "tasks" && mayCreate && (
          <QuickCreate
            ref={createField}
            onCreate={(text) => {
              actions.create(text);
              // It comes first, and the line in which it was written may be used anywhere.
              window.scrollTo({ top: 0 });
            }}
            onLeave={focus.focusActive}
          />
        )}
      </div>
      <RefreshNotice query={query} />
      {view === "tasks" && mayCreate && (
        <SampleNotice tasks={tasks} actions={actions} onRemoved={focusMain} />
      )}
      {tasks.length === 0 ? (
        <ListState query={query} search={search} onCreate={() => createField.current?.focus()} />
      ) : (
        <RowMenu actions={actions} onEdit={edit}>
          <TaskList
            ref={list}
            label={title}
            tasks={tasks}
            ops={ops}
            query={query}
            actions={actions}
            activeId={focus.activeId}
            onFocusTask={focus.setActive}
            openId={openId}
            editingId={editingId}
            onEdit={edit}
          />
        </RowMenu>
      )}
    </main>
  );
}

/** Says how many there are once a search or a filter has settled. */
function useCountAnnouncement(count: number, isFetching: boolean, filter: TaskFilter): void {
  const last = useRef(filter);
  useEffect(() => {
    if (isFetching || last.current === filter) return;
    last.current = filter;
    announce(t("list.count", { count }));
  }, [count, isFetching, filter]);
}
