import { Menu } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";

interface FilterMenuProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly word: Record<T, string>;
  readonly icon: (option: T) => ReactNode;
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Any of the ticked ones; none ticked is all. */
export function FilterMenu<T extends string>(props: FilterMenuProps<T>) {
  const { label, options, word, icon, chosen, onChange } = props;
  const summary =
    chosen.length === 0
      ? label
      : chosen.length === 1
        ? nameOf(chosen, word)
        : `${label}: ${chosen.length}`;
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Filter by ${label.toLowerCase()}: ${chosen.map((one) => word[one]).join(", ") || "all"}`}
        className={classNames(
          "inline-flex h-(--size-control) items-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap transition-colors",
          chosen.length > 0
            ? "bg-accent-soft font-medium text-accent"
            : "text-ink-soft shadow-field hovered:bg-hover data-popup-open:bg-pressed",
        )}
      >
        {summary}
        <ChevronDown aria-hidden size={14} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className={POPUP_CLASS}>
            {options.map((option) => (
              <Menu.CheckboxItem
                key={option}
                checked={chosen.includes(option)}
                onCheckedChange={(isChecked) =>
                  onChange(
                    options.filter((one) => (one === option ? isChecked : chosen.includes(one))),
                  )
                }
                className={ITEM_CLASS}
              >
                {icon(option)}
                <span className="flex-1">{word[option]}</span>
                <Menu.CheckboxItemIndicator>
                  <Check aria-hidden size={16} />
                </Menu.CheckboxItemIndicator>
              </Menu.CheckboxItem>
            ))}
            {chosen.length > 0 && (
              <Menu.Item className={`${ITEM_CLASS} text-ink-soft`} onClick={() => onChange([])}>
                Any {label.toLowerCase()}
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function nameOf<T extends string>(chosen: readonly T[], word: Record<T, string>): string {
  const [only] = chosen;
  return only === undefined ? "" : word[only];
}
