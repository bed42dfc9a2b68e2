import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { describeError } from "../../lib/app-error.ts";
import { knownTimeZone } from "../../lib/known-time-zone.ts";
import { LOCALE } from "../../texts/locale.ts";
import { t } from "../../texts/t-settings.ts";
import { ITEM_CLASS, PANEL_CLASS } from "../../ui/menu-class.ts";
import { CONTROL_CLASS } from "./control-class.ts";
import { INPUT_CLASS } from "./input-class.ts";
import { SaveMark } from "./save-mark.tsx";
import { SettingRow } from "./setting-row.tsx";
import {
  type TimeZoneOption,
  deviceTimeZone,
  offsetOf,
  timeZoneOptions,
  zoneLabel,
} from "./time-zones.ts";
import { useAccountUpdate } from "./use-account-update.ts";

/** What a search looks through. */
const searchText = ({ label, offset }: TimeZoneOption) => `${label} ${offset}`;

function deviceOption(): TimeZoneOption {
  const zone = deviceTimeZone();
  return {
    zone: null,
    label: t("dateTime.device", { zone: zoneLabel(zone) }),
    offset: offsetOf(zone),
  };
}

export function TimeZoneField({ timeZone }: { readonly timeZone: string | null }) {
  const id = useId();
  const update = useAccountUpdate();
  const [isOpen, setIsOpen] = useState(false);
  // What was chosen shows before the answer; if that is a refusal, what holds shows again.
  const shown = update.isPending ? (update.variables.timeZone ?? null) : timeZone;
  const device = useMemo(() => deviceOption(), []);
  const options = useMemo(
    // Four hundred offsets are computed only for who wants to see them.
    () => [device, ...(isOpen ? timeZoneOptions(timeZone) : [])],
    [device, isOpen, timeZone],
  );
  const value =
    shown === null ? device : { zone: shown, label: zoneLabel(shown), offset: offsetOf(shown) };
  return (
    <SettingRow
      id={id}
      label={t("dateTime.zone")}
      help={t("dateTime.zoneHelp", { time: timeIn(timeZone) })}
      error={update.error ? describeError(update.error) : undefined}
      mark={<SaveMark isPending={update.isPending} isSuccess={update.isSuccess} />}
    >
      <Combobox.Root
        items={options}
        value={value}
        open={isOpen}
        onOpenChange={setIsOpen}
        onValueChange={(next) => {
          if (next !== null) update.mutate({ timeZone: next.zone });
        }}
        itemToStringLabel={searchText}
        autoHighlight
        isItemEqualToValue={(a, b) => a.zone === b.zone}
      >
        <Combobox.Trigger id={id} aria-describedby={`${id}-help`} className={CONTROL_CLASS}>
          <span>{value.label}</span>
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />
        </Combobox.Trigger>
        <TimeZonePopup />
      </Combobox.Root>
    </SettingRow>
  );
}

function timeIn(timeZone: string | null): string {
  const options = { timeStyle: "short", timeZone: knownTimeZone(timeZone) } as const;
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date());
}

function TimeZonePopup() {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} align="end" className="z-40">
        <Combobox.Popup
          aria-label={t("dateTime.zone")}
          className={`${PANEL_CLASS} flex max-h-[min(24rem,var(--available-height))] w-80 max-w-(--available-width) flex-col gap-1 overflow-hidden`}
        >
          <Combobox.Input
            aria-label={t("dateTime.zoneSearch")}
            placeholder={t("dateTime.zonePlaceholder")}
            className={`${INPUT_CLASS} shrink-0`}
          />
          <Combobox.Empty>
            <p className="px-2 py-3 text-sm text-ink-faint">{t("dateTime.zoneNone")}</p>
          </Combobox.Empty>
          <Combobox.List className="min-h-0 overflow-y-auto overscroll-contain empty:hidden">
            {(option: TimeZoneOption) => (
              <Combobox.Item
                key={option.zone}
                value={option}
                className={`${ITEM_CLASS} [contain-intrinsic-size:auto_2rem] [content-visibility:auto]`}
              >
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                <span className="text-sm text-ink-faint tabular-nums">{option.offset}</span>
                <Combobox.ItemIndicator>
                  <Check aria-hidden size={16} />
                </Combobox.ItemIndicator>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
