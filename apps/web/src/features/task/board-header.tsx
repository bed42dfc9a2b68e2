import { Eye } from "lucide-react";
import type { RefObject } from "react";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { ProjectHeader } from "../project/project-header.tsx";
import type { KnownProject } from "../project/projects-context.tsx";
import { useCan } from "../workspace/workspace-context.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { PriorityIcon } from "./priority-icon.tsx";
import { SearchField } from "./search-field.tsx";
import { StatusIcon } from "./status-icon.tsx";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import { type TaskSearch, isFiltered, parseTaskSearch } from "./task-search.ts";

interface BoardHeaderProps {
  readonly title: string;
  readonly project: KnownProject | undefined;
  readonly search: TaskSearch;
  readonly onSearch: (search: TaskSearch) => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}

export function BoardHeader(props: BoardHeaderProps) {
  const { title, project, search, onSearch, searchField, onLeave } = props;
  const mayWriteHere = project?.mayWrite ?? true;
  const mayWrite = useCan("task:update") && mayWriteHere;
  const change = (part: TaskSearch) => onSearch(parseTaskSearch({ ...search, ...part }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {project ? (
        <ProjectHeader project={project} />
      ) : (
        <h1 className="text-xl font-semibold tracking-tight max-sm:sr-only">{title}</h1>
      )}
      {!mayWrite && <ViewOnlyMark />}
      <span className="mr-auto max-sm:hidden" />
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

/** For those who look at tasks and change none. */
function ViewOnlyMark() {
  return (
    <span
      title={t("list.viewOnlyWhy")}
      className="inline-flex items-center gap-1.5 rounded-full bg-sunken px-2.5 py-0.5 text-xs font-medium text-ink-soft max-sm:px-1 max-sm:py-1"
    >
      <Eye aria-hidden size={13} />
      <span className="max-sm:sr-only">{t("list.viewOnly")}</span>
    </span>
  );
}
