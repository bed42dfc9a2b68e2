import { useId } from "react";
import { classNames } from "./class-names.ts";

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceBarProps<T extends string> {
  /** Of the text that says what is chosen, if it is on the page. */
  readonly labelId?: string;
  readonly label?: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all of them in sight. */
export function ChoiceBar<T extends string>(props: ChoiceBarProps<T>) {
  const { labelId, label, choices, value, onChoose } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      aria-label={label}
      className="inline-flex max-w-full rounded-md bg-sunken p-0.5 shadow-field"
    >
      {choices.map((choice) => (
        <label key={choice.value} className="relative flex">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
            className="peer sr-only"
          />
          <span
            className={classNames(
              "flex h-7 items-center rounded-sm px-2.5 text-sm text-ink-soft coarse:h-11",
              "transition-colors hovered:text-ink peer-checked:bg-raised peer-checked:font-medium",
              "peer-checked:text-ink peer-checked:shadow-edge",
              "peer-focus-visible:outline-2 peer-focus-visible:outline-focus",
            )}
          >
            {choice.label}
          </span>
        </label>
      ))}
    </div>
  );
}
