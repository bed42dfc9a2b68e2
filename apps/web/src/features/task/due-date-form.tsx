import { useId, useState } from "react";
import { useDateSettings } from "../../lib/use-date-settings.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { LazyCalendar } from "../../ui/lazy-calendar.tsx";
import { ITEM_CLASS } from "../../ui/menu-class.ts";
import { type DateText, addDays, dueLabel, shortWeekday } from "./due-date.ts";
import { useNearDates } from "./use-near-dates.ts";

interface DueDateFormProps {
  readonly value: DateText | null;
  readonly onChoose: (value: DateText | null) => void;
}

/** Three near dates at one press, any other from a calendar or typed. */
export function DueDateForm({ value, onChoose }: DueDateFormProps) {
  const { weekStart } = useDateSettings();
  const { today, tomorrow, nextWeek } = useNearDates();
  const offers = [
    { label: t("due.today"), date: today, note: shortWeekday(today) },
    { label: t("due.tomorrow"), date: tomorrow, note: shortWeekday(tomorrow) },
    { label: t("due.nextWeek"), date: nextWeek, note: dueLabel(nextWeek, addDays(today, -30)) },
  ];
  return (
    <div className="flex w-66 max-w-full flex-col">
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
      {value !== null && (
        <button
          type="button"
          className={`${ITEM_CLASS} text-ink-soft hovered:bg-hover`}
          onClick={() => onChoose(null)}
        >
          {t("due.none")}
        </button>
      )}
      <div className="mx-1 my-1.5 h-px bg-line" />
      <LazyCalendar value={value ?? ""} today={today} weekStart={weekStart} onChoose={onChoose} />
      <div className="mx-1 my-1.5 h-px bg-line" />
      <TypedDate value={value} onChoose={onChoose} />
    </div>
  );
}

/** The browser's own field, for dates that are far away; its calendar is not shown beside ours. */
function TypedDate({ value, onChoose }: DueDateFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== "") onChoose(typed);
      }}
      className="flex items-center gap-1.5 px-1 pb-1"
    >
      <label htmlFor={id} className="sr-only">
        {t("due.other")}
      </label>
      <input
        id={id}
        type="date"
        value={typed}
        min="0001-01-01"
        max="9999-12-31"
        onChange={(event) => setTyped(event.currentTarget.value)}
        className="h-(--size-control) min-w-0 flex-1 rounded-md bg-canvas px-2 text-base shadow-edge not-coarse:[&::-webkit-calendar-picker-indicator]:hidden"
      />
      <Button type="submit" aria-disabled={typed === ""}>
        {t("due.set")}
      </Button>
    </form>
  );
}
