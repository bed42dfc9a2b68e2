import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { RouterOutputs } from "../../lib/trpc.ts";
import { t } from "../../texts/t-visit.ts";
import { classNames } from "../../ui/class-names.ts";
import { longDate } from "../task/due-date.ts";
import { PriorityIcon } from "../task/priority-icon.tsx";
import { StatusIcon } from "../task/status-icon.tsx";

interface SharedTaskRowProps {
  readonly task: RouterOutputs["share"]["tasks"]["items"][number];
  readonly projectKey: string;
}

/** One task; what is written of it folds out. */
export function SharedTaskRow({ task, projectKey }: SharedTaskRowProps) {
  const { number, title, description, status, priority, dueDate } = task;
  const isOver = status === "done" || status === "cancelled";
  const line: ReactNode = (
    <>
      <span role="img" aria-label={t("status.name", { word: t(`status.word.${status}`) })}>
        <StatusIcon status={status} />
      </span>
      <span className="w-16 shrink-0 text-sm text-ink-faint tabular-nums max-sm:hidden">
        {`${projectKey}-${number}`}
      </span>
      <span
        className={classNames(
          "min-w-0 flex-1",
          isOver && "text-ink-faint line-through decoration-ink-faint/60",
        )}
      >
        {title}
      </span>
      {dueDate !== null && (
        <time dateTime={dueDate} className="shrink-0 text-sm text-ink-soft max-sm:hidden">
          {longDate(dueDate)}
        </time>
      )}
      {priority !== "none" && (
        <span role="img" aria-label={t("priority.name", { word: t(`priority.word.${priority}`) })}>
          <PriorityIcon priority={priority} />
        </span>
      )}
    </>
  );
  if (description === "") {
    return <li className="flex min-h-11 items-center gap-3 py-1.5 pr-6">{line}</li>;
  }
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-11 list-none items-center gap-3 rounded-md py-1.5 hovered:bg-hover [&::-webkit-details-marker]:hidden">
          {line}
          <ChevronRight
            aria-hidden
            size={16}
            className="-ml-1 shrink-0 text-ink-faint group-open:rotate-90"
          />
        </summary>
        <p className="pt-1 pb-4 pl-8 leading-relaxed whitespace-pre-wrap text-ink-soft sm:pl-27">
          {description}
        </p>
      </details>
    </li>
  );
}
