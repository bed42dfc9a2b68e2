import { SEARCH_MATCHES_MAX } from "@taskflow/contract/search-matches-max";
import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { useIsCut } from "./use-is-cut.ts";
import type { TaskListQuery } from "./use-task-list.ts";

interface ListEndProps {
  readonly query: TaskListQuery;
  readonly count: number;
}

/** What stands below the last row that is loaded. */
export function ListEnd({ query, count }: ListEndProps) {
  const isCut = useIsCut(query);
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
  if (query.hasNextPage || query.isPlaceholderData || (count < 30 && !isCut)) return null;
  return (
    <p className="py-6 text-center text-sm text-ink-faint text-pretty">
      {isCut ? t("list.cut", { count: SEARCH_MATCHES_MAX }) : t("list.end")}
    </p>
  );
}
