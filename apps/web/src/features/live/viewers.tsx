import { useCallback, useSyncExternalStore } from "react";
import { t } from "../../texts/t.ts";
import { useLive } from "./live-context.ts";
import type { Viewer } from "./live-state.ts";

const SHOWN_MAX = 3;

/** Who else has the task open: the initials of some, the names of all. */
export function Viewers({ taskId }: { readonly taskId: string }) {
  const live = useLive();
  const viewers = useSyncExternalStore(
    useCallback((onChange) => live.subscribe(onChange), [live]),
    () => live.viewersOf(taskId),
  );
  if (viewers.length === 0) return null;
  const names = viewers.map(({ name }) => name).join(", ");
  return (
    <span
      role="img"
      aria-label={t("live.viewers", { names })}
      title={t("live.viewers", { names })}
      className="relative z-1 flex shrink-0 -space-x-1.5"
    >
      {viewers.slice(0, SHOWN_MAX).map((viewer) => (
        <Avatar key={viewer.userId} {...viewer} />
      ))}
    </span>
  );
}

function Avatar({ name }: Viewer) {
  return (
    <span
      data-initial={initialsOf(name)}
      className="grid size-5 place-items-center rounded-full bg-accent-soft text-[0.625rem] font-semibold text-accent ring-2 ring-canvas before:content-[attr(data-initial)]"
    />
  );
}

/** Of the first word and of the last. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word = "") => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
