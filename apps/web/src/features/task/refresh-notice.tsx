import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { TaskListQuery } from "./use-task-list.ts";

/** The list is there, but could not be brought up to date. */
export function RefreshNotice({ query }: { readonly query: TaskListQuery }) {
  if (!query.isRefetchError || query.isFetchNextPageError) return null;
  return (
    <div className="py-1">
      <Notice look="warning" role="status">
        <span className="flex flex-wrap items-center justify-between gap-2">
          {t("list.stale", { reason: describeError(query.error) })}
          <Button onClick={() => void query.refetch()}>{t("action.tryAgain")}</Button>
        </span>
      </Notice>
    </div>
  );
}
