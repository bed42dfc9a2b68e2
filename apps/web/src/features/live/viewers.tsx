import { useCallback, useSyncExternalStore } from "react";
import { t } from "../../texts/t.ts";
import { Initials } from "../../ui/initials.tsx";
import { useLive } from "./live-context.ts";

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
        <Initials
          key={viewer.userId}
          name={viewer.name}
          className="size-5 text-[0.625rem] ring-2 ring-canvas"
        />
      ))}
    </span>
  );
}
