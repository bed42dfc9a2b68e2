import { useId, useState } from "react";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { ITEM_CLASS } from "../../ui/menu-class.ts";
import {
  type DateText,
  addDays,
  dueLabel,
  nextMonday,
  shortWeekday,
  todayText,
} from "./due-date.ts";

interface DueDateFormProps {
  readonly value: DateText | null;
  readonly onChoose: (value: DateText | null) => void;
}

/** Three near dates at one press, any other in the browser's own field. */
export function DueDateForm({ value, onChoose }: DueDateFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? "");
  const today = todayText();
  const tomorrow = addDays(today, 1);
  const monday = nextMonday(today);
  const offers = [
    { label: t("due.today"), date: today, note: shortWeekday(today) },
    { label: t("due.tomorrow"), date: tomorrow, note: shortWeekday(tomorrow) },
    { label: t("due.nextWeek"), date: monday, note: dueLabel(monday, addDays(today, -30)) },
  ];
  return (
    <form
      className="flex w-56 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== "") onChoose(typed);
      }}
    >
      {offers.map(({ label, date, note }) => (
        <button
          key={label}
          type="button"
          onClick={() => onChoose(date)}
          className={`${ITEM_CLASS} hovered:bg-hover`}
        >
          <span className="flex-1 text-left">{label}</span>
          <span className="text-sm text-ink-faint">{note}</span>
        </button>
      ))}
      <div className="mx-1 my-1.5 h-px bg-line" />
      <label htmlFor={id} className="px-2 pb-1 text-xs text-ink-faint">
        {t("due.other")}
      </label>
      <div className="flex gap-1.5 px-1 pb-1">
        <input
          id={id}
          type="date"
          value={typed}
          min="0001-01-01"
          max="9999-12-31"
          onChange={(event) => setTyped(event.currentTarget.value)}
          className="h-(--size-control) min-w-0 flex-1 rounded-md bg-canvas px-2 text-base shadow-edge"
        />
        <Button type="submit" aria-disabled={typed === ""}>
          {t("due.set")}
        </Button>
      </div>
      {value !== null && (
        <button
          type="button"
          className={`${ITEM_CLASS} text-ink-soft hovered:bg-hover`}
          onClick={() => onChoose(null)}
        >
          {t("due.none")}
        </button>
      )}
    </form>
  );
}
