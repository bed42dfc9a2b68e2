import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";

interface FilterSelectProps<T extends string> {
  readonly label: string;
  /** What no choice is called. */
  readonly any: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
}

export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, any, options, value, onChange } = props;
  const choices = [{ value: null, label: any }, ...options];
  const shown = options.find((one) => one.value === value)?.label ?? any;
  return (
    <Select.Root<T | null>
      value={value ?? null}
      onValueChange={(next) => onChange(next ?? undefined)}
    >
      <Select.Trigger
        aria-label={`${label}: ${shown}`}
        className="flex h-(--size-control) max-w-44 items-center gap-1.5 rounded-md bg-sunken pr-2 pl-3 text-sm text-ink-soft hovered:bg-pressed data-popup-open:bg-pressed"
      >
        <span className="truncate">{shown}</span>
        <ChevronDown aria-hidden size={14} className="shrink-0" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner sideOffset={4} align="end" alignItemWithTrigger={false} className="z-40">
          <Select.Popup className={POPUP_CLASS}>
            <Select.List>
              {choices.map((choice) => (
                <Select.Item key={choice.value} value={choice.value} className={ITEM_CLASS}>
                  <Select.ItemText className="flex-1">{choice.label}</Select.ItemText>
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
  );
}
