import "cally";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type DetailedHTMLProps, type HTMLAttributes, useEffect, useRef, useState } from "react";
import type { Weekday } from "../lib/week-start.ts";
import { LOCALE } from "../texts/locale.ts";
import { t } from "../texts/t.ts";

type ElementProps = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "calendar-date": ElementProps & {
        readonly value?: string;
        readonly today?: string;
        readonly locale?: string;
        readonly firstDayOfWeek?: Weekday;
        readonly focusedDate?: string;
        readonly showOutsideDays?: boolean;
      };
      "calendar-month": ElementProps;
    }
  }
}

const MONTH = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });

interface CalendarProps {
  /** `YYYY-MM-DD`; empty if no day is chosen. */
  readonly value: string;
  readonly today: string;
  readonly weekStart: Weekday;
  readonly onChoose: (date: string) => void;
}

/** A month of days to choose from: arrows go by days and weeks, Page Up and Page Down by months. */
export function Calendar({ value, today, weekStart, onChoose }: CalendarProps) {
  const calendar = useRef<HTMLElementTagNameMap["calendar-date"]>(null);
  const [month, setMonth] = useState(() => MONTH.format(new Date(value === "" ? today : value)));
  const latest = useRef(onChoose);
  useEffect(() => {
    latest.current = onChoose;
  });
  useEffect(() => {
    const element = calendar.current;
    const onChange = () => {
      if (element) latest.current(element.value);
    };
    const onFocusDay = ({ detail }: CustomEventInit<unknown>) => {
      // The month inside says it too, in a form of its own.
      if (detail instanceof Date) setMonth(MONTH.format(detail));
    };
    element?.addEventListener("change", onChange);
    element?.addEventListener("focusday", onFocusDay);
    return () => {
      element?.removeEventListener("change", onChange);
      element?.removeEventListener("focusday", onFocusDay);
    };
  }, []);
  return (
    <calendar-date
      ref={calendar}
      value={value}
      today={today}
      locale={LOCALE}
      firstDayOfWeek={weekStart}
      focusedDate={value === "" ? today : value}
      showOutsideDays
    >
      <span slot="heading" aria-hidden>
        {month}
      </span>
      <span slot="previous">
        <ChevronLeft aria-hidden size={16} />
        <span className="sr-only">{t("calendar.previous")}</span>
      </span>
      <span slot="next">
        <ChevronRight aria-hidden size={16} />
        <span className="sr-only">{t("calendar.next")}</span>
      </span>
      <calendar-month />
    </calendar-date>
  );
}
