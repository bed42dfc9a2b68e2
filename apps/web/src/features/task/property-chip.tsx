import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";
import { type Property, useOpenProperty } from "./property-menus.tsx";
import type { Task } from "./task-op.ts";
import { useCanWrite } from "./use-can-write.ts";

/** Where a chip stands; with the property it makes the id by which a key opens its menu. */
export type ChipPlace = "row" | "panel";

export function chipId(place: ChipPlace, property: Property, taskId: string): string {
  return `${place}-${property}-${taskId}`;
}

const CHIP_CLASS = classNames(
  "touch-target z-1 inline-flex shrink-0 items-center gap-1.5 rounded-md text-sm",
  "whitespace-nowrap hovered:bg-pressed data-popup-open:bg-pressed",
);

export const QUIET_CLASS = "text-ink-soft hovered:text-ink data-popup-open:text-ink";

const PLACE_CLASS = {
  row: "h-7 px-1.5",
  panel: "h-(--size-control) px-2",
} as const;

/** A finger gets more of what is seen in a row than the line is high. */
const FINGER_CLASS =
  "coarse:-my-2 coarse:h-11 coarse:min-w-11 coarse:justify-center max-sm:coarse:justify-start";

/** In a row what is set stands at the end, and what says nothing before it, on demand. */
const ON_DEMAND_CLASS = "order-1 resting:sr-only max-sm:sr-only coarse:sr-only";

interface PropertyChipProps {
  readonly property: Property;
  readonly task: Task;
  readonly place: ChipPlace;
  readonly tabIndex: number | undefined;
  readonly name: string;
  /** Said under the pointer in a row, where there is little room. */
  readonly title: string;
  /** Where it stands in a row, if there is something to say. */
  readonly order: string | undefined;
  readonly look?: string;
  readonly children: ReactNode;
}

/** What a task's property is, and the button that opens its menu; for those who only look just the first. */
export function PropertyChip(props: PropertyChipProps) {
  const { property, task, place, tabIndex, name, title, order, look = QUIET_CLASS } = props;
  const open = useOpenProperty();
  const isInRow = place === "row";
  if (!useCanWrite(task)) {
    if (isInRow && order === undefined) return null;
    return (
      <span
        role="img"
        aria-label={name}
        title={isInRow ? title : undefined}
        className={classNames(
          "inline-flex shrink-0 items-center gap-1.5 text-sm whitespace-nowrap",
          look === QUIET_CLASS ? "text-ink-soft" : look,
          PLACE_CLASS[place],
          isInRow && order,
        )}
      >
        {props.children}
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-haspopup={property === "due" ? "dialog" : "menu"}
      aria-expanded={false}
      onClick={(event) => open({ property, task }, event.currentTarget)}
      id={chipId(place, property, task.id)}
      tabIndex={tabIndex}
      aria-label={name}
      title={isInRow ? title : undefined}
      className={classNames(
        CHIP_CLASS,
        look,
        PLACE_CLASS[place],
        isInRow && (order === undefined ? ON_DEMAND_CLASS : classNames(FINGER_CLASS, order)),
      )}
    >
      {props.children}
    </button>
  );
}
