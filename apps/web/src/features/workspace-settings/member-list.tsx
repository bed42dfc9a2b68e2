import { keepPreviousData } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { t } from "../../texts/t-settings.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { INPUT_CLASS } from "../settings/input-class.ts";
import { ListLoading } from "../settings/list-loading.tsx";
import { QueryFault } from "../settings/query-fault.tsx";
import { SettingCard } from "../settings/setting-card.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { memberApi } from "./member-api.ts";
import { MemberDialogs, type MemberQuestion } from "./member-dialogs.tsx";
import { MemberRow } from "./member-row.tsx";

const PAUSE_MS = 200;

interface Asked {
  /** One dialog after the other is each a new one. */
  readonly key: number;
  readonly question: MemberQuestion;
  readonly isOpen: boolean;
}

export function MemberList() {
  const id = useId();
  const { id: workspaceId } = useWorkspace();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<Asked | null>(null);
  const opener = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const search = useDebounced(typed.trim(), PAUSE_MS);
  const query = memberApi.member.list.useInfiniteQuery(
    { workspaceId, ...(search !== "" && { search }) },
    {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      trpc: { abortOnUnmount: true },
    },
  );
  const members = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="flex flex-col gap-3">
      <h3 ref={heading} tabIndex={-1} className="sr-only">
        {t("members.list")}
      </h3>
      <div className="relative">
        <label htmlFor={id} className="sr-only">
          {t("members.search")}
        </label>
        <Search
          aria-hidden
          size={15}
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint"
        />
        <input
          id={id}
          type="search"
          value={typed}
          maxLength={200}
          autoComplete="off"
          placeholder={t("members.search")}
          onChange={(event) => setTyped(event.currentTarget.value)}
          className={classNames(INPUT_CLASS, "pl-8")}
        />
      </div>
      {query.isError && (
        <QueryFault
          words={t("members.failed")}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <ListLoading />}
      {query.data && members.length === 0 && (
        <p role="status" className="py-6 text-center text-ink-soft">
          {t("members.none", { search })}
        </p>
      )}
      {members.length > 0 && (
        <SettingCard>
          <ul className="divide-y divide-line">
            {members.map((member) => (
              <MemberRow
                key={member.userId}
                member={member}
                onAsk={(question) => {
                  opener.current = question.opener;
                  setAsked({ key: (asked?.key ?? 0) + 1, question, isOpen: true });
                }}
              />
            ))}
          </ul>
        </SettingCard>
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
      {asked && (
        <MemberDialogs
          {...asked}
          key={asked.key}
          opener={opener}
          onOpenChange={(isOpen) => setAsked({ ...asked, isOpen })}
          // The button that was pressed is gone with its row.
          onRemoved={() => heading.current?.focus()}
        />
      )}
    </section>
  );
}
