import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";
import type { TaskListQuery } from "./use-task-list.ts";

interface ListEndProps {
  readonly query: TaskListQuery;
  readonly count: number;
}

/** What stands below the last row that is loaded. */
export function ListEnd({ query, count }: ListEndProps) {
  if (query.isFetchNextPageError) {
    return (
      <Notice>
        <span className="flex flex-wrap items-center justify-between gap-2">
          {t("list.nextFailed", { reason: describeError(query.error) })}
          <Button onClick={() => void query.fetchNextPage()}>{t("action.tryAgain")}</Button>
        </span>
      </Notice>
    );
  }
  if (query.isFetchingNextPage) return <SkeletonRows count={3} />;
  if (query.hasNextPage || count < 30) return null;
  return <p className="py-6 text-center text-sm text-ink-faint">{t("list.end")}</p>;
}
