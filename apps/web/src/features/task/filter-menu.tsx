import { Menu } from "@base-ui/react/menu";
import { Check, ChevronDown, X } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../texts/t.ts";
import { classNames } from "../../ui/class-names.ts";
import { ITEM_CLASS, POPUP_CLASS } from "../../ui/menu-class.ts";

interface FilterMenuProps<T extends string> {
  readonly property: "status" | "priority";
  readonly options: readonly T[];
  readonly word: (option: T) => string;
  readonly icon: (option: T) => ReactNode;
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Any of the ticked ones; none ticked is all. */
export function FilterMenu<T extends string>(props: FilterMenuProps<T>) {
  const { property, options, word, icon, chosen, onChange } = props;
  const words = chosen.map(word);
  const summary = summaryOf(t(`${property}.label`), words);
  const name = t(`filter.name.${property}`, { chosen: words.join(", ") || t("filter.all") });
  return (
    <Menu.Root>
      <Menu.Trigger
        // What is seen is a part of it, so that a voice that reads it out loud finds the button.
        aria-label={words.length > 1 ? `${name}. ${summary}` : name}
        className={classNames(
          "inline-flex h-(--size-control) items-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap transition-colors",
          chosen.length > 0
            ? "bg-accent-soft font-medium text-accent"
            : "bg-sunken text-ink-soft hovered:bg-pressed data-popup-open:bg-pressed",
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
                <span className="flex-1">{word(option)}</span>
                <Menu.CheckboxItemIndicator>
                  <Check aria-hidden size={16} />
                </Menu.CheckboxItemIndicator>
              </Menu.CheckboxItem>
            ))}
            {chosen.length > 0 && (
              <Menu.Item className={`${ITEM_CLASS} text-ink-soft`} onClick={() => onChange([])}>
                <X aria-hidden size={16} className="text-ink-faint" />
                {t(`filter.any.${property}`)}
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function summaryOf(property: string, words: readonly string[]): string {
  const [first] = words;
  if (first === undefined) return property;
  return words.length === 1 ? first : t("filter.several", { property, count: words.length });
}
