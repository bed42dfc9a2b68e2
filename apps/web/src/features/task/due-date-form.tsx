import { useId, useState } from "react";
import { useDateSettings } from "../../lib/use-date-settings.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { LazyCalendar } from "../../ui/lazy-calendar.tsx";
import { ITEM_CLASS } from "../../ui/menu-class.ts";
import { type DateText, addDays, dueLabel, longDate, plainDate, shortWeekday } from "./due-date.ts";
import { readDate } from "./read-date.ts";
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
    <div className="mx-auto flex w-66 max-w-full flex-col max-sm:w-full max-sm:max-w-96">
      <div className="flex flex-col max-sm:flex-row max-sm:gap-1">
        {offers.map(({ label, date, note }) => (
          <button
            key={label}
            type="button"
            onClick={() => onChoose(date)}
            className={`${ITEM_CLASS} hovered:bg-hover max-sm:flex-1 max-sm:flex-col max-sm:gap-0 max-sm:bg-sunken max-sm:py-0.5`}
          >
            <span className="flex-1 text-left">{label}</span>
            <span className="text-sm text-ink-faint">{note}</span>
          </button>
        ))}
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
      <div className="mx-1 my-1.5 h-px bg-line" />
      <LazyCalendar value={value ?? ""} today={today} weekStart={weekStart} onChoose={onChoose} />
      <div className="mx-1 my-1.5 h-px bg-line" />
      <TypedDate value={value} onChoose={onChoose} />
    </div>
  );
}

/** For dates that are far away, written as the page writes them: the browser's own field has a form of its own. */
function TypedDate({ value, onChoose }: DueDateFormProps) {
  const id = useId();
  const { today } = useNearDates();
  const shown = value === null ? "" : plainDate(value);
  const [typed, setTyped] = useState(shown);
  const [isRefused, setIsRefused] = useState(false);
  const date = readDate(typed, today);
  const isChanged = typed.trim() !== "" && date !== value;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (date === undefined) setIsRefused(typed.trim() !== "");
        else onChoose(date);
      }}
      className="flex flex-col gap-1 px-1 pb-1"
    >
      <div className="flex items-center gap-1.5">
        <label htmlFor={id} className="sr-only">
          {t("due.other")}
        </label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={40}
          placeholder={t("due.example", { date: plainDate(addDays(today, 30)) })}
          value={typed}
          aria-invalid={isRefused}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setIsRefused(false);
          }}
          className="h-(--size-control) min-w-0 flex-1 rounded-md bg-canvas px-2 text-base shadow-edge"
        />
        <Button type="submit" aria-disabled={date === undefined}>
          {t("due.set")}
        </Button>
      </div>
      <p id={`${id}-note`} role="status" className="px-1 text-sm text-ink-soft empty:hidden">
        {isRefused ? (
          <span className="text-danger">
            {t("due.notRead", { date: plainDate(addDays(today, 30)) })}
          </span>
        ) : (
          isChanged && date !== undefined && longDate(date)
        )}
      </p>
    </form>
  );
}
