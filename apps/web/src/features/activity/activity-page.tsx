import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type RouterInputs, useTRPC } from "../../lib/trpc.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { ListLoading } from "../settings/list-loading.tsx";
import { QueryFault } from "../settings/query-fault.tsx";
import { useMembers } from "../workspace/use-members.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { ActivityRow } from "./activity-row.tsx";
import { FilterSelect } from "./filter-select.tsx";

const KINDS = ["task", "project", "member", "workspace"] as const;

type Filter = Pick<RouterInputs["activity"]["list"], "actorId" | "kind">;

/** Who did what and when in the workspace. */
export function ActivityPage() {
  usePageTitle(t("activity.title"));
  const trpc = useTRPC();
  const { id: workspaceId } = useWorkspace();
  const [filter, setFilter] = useState<Filter>({});
  const { members } = useMembers({ workspaceId });
  const query = useInfiniteQuery(
    trpc.activity.list.infiniteQueryOptions(
      { workspaceId, ...filter },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const acts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = filter.actorId !== undefined || filter.kind !== undefined;
  const people = members?.map(({ userId, name }) => ({ value: userId, label: name }));
  const { actorId, kind } = filter;
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 pt-5 pb-24 outline-none sm:px-6 lg:pt-8"
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold tracking-tight">{t("activity.title")}</h1>
          <p className="text-ink-soft">{t("activity.about")}</p>
        </div>
        <div className="flex gap-2">
          <FilterSelect
            label={t("activity.person")}
            any={t("activity.everybody")}
            options={people ?? []}
            value={actorId}
            onChange={(next) =>
              setFilter({
                ...(kind !== undefined && { kind }),
                ...(next !== undefined && { actorId: next }),
              })
            }
          />
          <FilterSelect
            label={t("activity.kind")}
            any={t("activity.everything")}
            options={KINDS.map((one) => ({ value: one, label: t(`activity.kinds.${one}`) }))}
            value={kind}
            onChange={(next) =>
              setFilter({
                ...(actorId !== undefined && { actorId }),
                ...(next !== undefined && { kind: next }),
              })
            }
          />
        </div>
      </header>
      {query.isError && (
        <QueryFault
          words={t("activity.failed")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <ListLoading />}
      {query.data && acts.length === 0 && (
        <p role="status" className="py-12 text-center text-ink-soft">
          {isFiltered ? t("activity.noneFits") : t("activity.none")}
        </p>
      )}
      {acts.length > 0 && (
        // Safari forgets that a list without bullets is one.
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles
        <ol role="list" className="flex flex-col">
          {acts.map((act) => (
            <ActivityRow key={act.number} act={act} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <div className="flex justify-center">
          <Button
            aria-disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("settings.more")}
          </Button>
        </div>
      )}
    </main>
  );
}
