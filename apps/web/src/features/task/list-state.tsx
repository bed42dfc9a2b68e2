import type { ReactNode } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useOnline } from "../../lib/use-online.ts";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { useBoard } from "./board-context.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";
import type { TaskListQuery } from "./use-task-list.ts";

interface ListStateProps {
  readonly query: TaskListQuery;
  readonly isFiltered: boolean;
  readonly onCreate: () => void;
}

/** What stands where rows would, when there are none. */
export function ListState({ query, isFiltered, onCreate }: ListStateProps) {
  const { view, clearFilter } = useBoard();
  const isOnline = useOnline();
  const isWaiting = query.isPending || query.isPlaceholderData;
  const isSlow = useDelayed(isWaiting);
  if (isWaiting && !isOnline) {
    return <Said title="You are offline">The tasks come as soon as the network is back.</Said>;
  }
  if (isWaiting) {
    return isSlow ? (
      <div role="status">
        <span className="sr-only">Loading tasks</span>
        <SkeletonRows />
      </div>
    ) : null;
  }
  if (query.isError) {
    return (
      <Said
        title="The tasks could not be loaded"
        isAlert
        action={<Button onClick={() => void query.refetch()}>Try again</Button>}
      >
        {describeError(query.error)}
      </Said>
    );
  }
  if (isFiltered) {
    return (
      <Said
        title="Nothing matches"
        action={<Button onClick={clearFilter}>Clear search and filters</Button>}
      >
        No task has all of what you asked for.
      </Said>
    );
  }
  if (view === "trash") {
    return (
      <Said title="The trash is empty">Deleted tasks wait here until you want them back.</Said>
    );
  }
  return (
    <Said
      title="What needs doing?"
      action={
        <Button look="primary" onClick={onCreate}>
          Add your first task
        </Button>
      }
    >
      This is the place for everything you do not want to keep in your head.{" "}
      <span className="coarse:hidden">
        Press <Kbd>Q</Kbd> anywhere, type a line, press <Kbd>Enter</Kbd>.
      </span>
    </Said>
  );
}

interface SaidProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly isAlert?: boolean;
}

function Said({ title, children, action, isAlert = false }: SaidProps) {
  return (
    <div
      role={isAlert ? "alert" : undefined}
      className="mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-16 text-center"
    >
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="text-ink-soft text-pretty">{children}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
