import type { RefObject } from "react";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { PriorityIcon } from "./priority-icon.tsx";
import { SearchField } from "./search-field.tsx";
import { StatusIcon } from "./status-icon.tsx";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import { type TaskSearch, isFiltered, parseTaskSearch } from "./task-search.ts";

interface BoardHeaderProps {
  readonly title: string;
  readonly search: TaskSearch;
  readonly onSearch: (search: TaskSearch) => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}

export function BoardHeader({ title, search, onSearch, searchField, onLeave }: BoardHeaderProps) {
  const change = (part: TaskSearch) => onSearch(parseTaskSearch({ ...search, ...part }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h1 className="mr-auto text-xl font-semibold tracking-tight max-sm:sr-only">{title}</h1>
      {/* Left of the fields, so that none of them moves when it comes. */}
      {isFiltered(search) && (
        <Button look="plain" className="max-sm:hidden" onClick={() => onSearch({})}>
          {t("filter.clear")}
        </Button>
      )}
      <SearchField
        ref={searchField}
        value={search.q ?? ""}
        onSearch={(q) => change({ q })}
        onLeave={onLeave}
      />
      <div
        role="group"
        aria-label={t("filter.group")}
        className="flex flex-wrap items-center gap-2"
      >
        <FilterMenu
          property="status"
          options={STATUSES}
          word={(status) => t(`status.word.${status}`)}
          icon={(status) => <StatusIcon status={status} size={16} />}
          chosen={search.status ?? []}
          onChange={(status) => change({ status })}
        />
        <FilterMenu
          property="priority"
          options={PRIORITIES}
          word={(priority) => t(`priority.word.${priority}`)}
          icon={(priority) => <PriorityIcon priority={priority} />}
          chosen={search.priority ?? []}
          onChange={(priority) => change({ priority })}
        />
      </div>
    </div>
  );
}
