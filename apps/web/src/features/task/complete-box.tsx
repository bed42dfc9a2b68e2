import { t } from "../../texts/t.ts";
import { useState } from "react";
import { classNames } from "../../ui/class-names.ts";
import { StatusIcon } from "./status-icon.tsx";
import type { Task } from "./task-op.ts";
import { useCanWrite } from "./use-can-write.ts";

interface CompleteBoxProps {
  readonly task: Task;
  readonly onToggle: () => void;
  readonly tabIndex?: number;
}

/** The round box: one press marks the task as done, one more takes it back. */
export function CompleteBox({ task, onToggle, tabIndex }: CompleteBoxProps) {
  const canWrite = useCanWrite(task);
  const isDone = task.status === "done";
  // Only what is ticked here and now moves, not each row that scrolls into view.
  const [isTicked, setIsTicked] = useState(false);
  if (!canWrite) return <StatusMark task={task} />;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isDone}
      aria-label={t("task.doneNamed", { title: task.title })}
      tabIndex={tabIndex}
      onClick={() => {
        setIsTicked(true);
        onToggle();
      }}
      className={classNames(
        "group/box relative z-1 grid size-8 shrink-0 place-items-center rounded-full coarse:size-11",
        "transition-transform active:scale-90",
        isDone && isTicked && "animate-tick",
      )}
    >
      <StatusIcon status={task.status} />
      {!isDone && (
        <svg
          aria-hidden
          viewBox="0 0 18 18"
          className="absolute size-4.5 fill-none stroke-accent opacity-0 group-hovered/box:opacity-100"
        >
          {task.status === "todo" && (
            <path
              d="m5.6 9.3 2.3 2.3 4.5-4.9"
              strokeWidth="1.7"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          )}
        </svg>
      )}
    </button>
  );
}

/** The same for those who only look. */
function StatusMark({ task }: { readonly task: Task }) {
  return (
    <span
      role="img"
      aria-label={t("status.name", { word: t(`status.word.${task.status}`) })}
      className="grid size-8 shrink-0 place-items-center coarse:size-11"
    >
      <StatusIcon status={task.status} />
    </span>
  );
}
