import { Select } from "@base-ui/react/select";
import type { WeekStart } from "@taskflow/contract";
import { Check, ChevronsUpDown } from "lucide-react";
import { useId } from "react";
import { describeError } from "../../lib/app-error.ts";
import { type Weekday, weekStartDay } from "../../lib/week-start.ts";
import { LOCALE } from "../../texts/locale.ts";
import { t } from "../../texts/t-settings.ts";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";
import { CONTROL_CLASS } from "./control-class.ts";
import { SaveMark } from "./save-mark.tsx";
import { SettingRow } from "./setting-row.tsx";
import { useAccountUpdate } from "./use-account-update.ts";

const CHOICES = [
  null,
  "monday",
  "saturday",
  "sunday",
] as const satisfies readonly (WeekStart | null)[];

const WEEKDAY_NAME = new Intl.DateTimeFormat(LOCALE, { weekday: "long", timeZone: "UTC" });

/** The name of a day: the 4th of January 1970 was a Sunday. */
function weekdayName(day: Weekday): string {
  return WEEKDAY_NAME.format(new Date(Date.UTC(1970, 0, 4 + day)));
}

function choiceLabel(weekStart: WeekStart | null): string {
  const day = weekdayName(weekStartDay(weekStart));
  return weekStart === null ? t("dateTime.weekDevice", { day }) : day;
}

export function WeekStartField({ weekStart }: { readonly weekStart: WeekStart | null }) {
  const id = useId();
  const update = useAccountUpdate();
  // What was chosen shows before the answer; if that is a refusal, what holds shows again.
  const shown = update.isPending ? (update.variables.weekStart ?? null) : weekStart;
  return (
    <SettingRow
      id={id}
      label={t("dateTime.week")}
      help={t("dateTime.weekHelp")}
      error={update.error ? describeError(update.error) : undefined}
      mark={<SaveMark isPending={update.isPending} isSuccess={update.isSuccess} />}
    >
      <Select.Root
        id={id}
        value={shown}
        onValueChange={(next) => update.mutate({ weekStart: next })}
      >
        <Select.Trigger aria-describedby={`${id}-help`} className={CONTROL_CLASS}>
          <Select.Value>{(value: WeekStart | null) => choiceLabel(value)}</Select.Value>
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner
            sideOffset={4}
            align="end"
            alignItemWithTrigger={false}
            className="z-40"
          >
            <Select.Popup className={POPUP_CLASS}>
              <Select.List>
                {CHOICES.map((choice) => (
                  <Select.Item key={choice} value={choice} className={ITEM_CLASS}>
                    <Select.ItemText className="flex-1">{choiceLabel(choice)}</Select.ItemText>
                    <Select.ItemIndicator>
                      <Check aria-hidden size={16} />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </SettingRow>
  );
}
