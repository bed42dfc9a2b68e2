import { classNames } from "./class-names.ts";
import { initialsOf } from "./initials-of.ts";

interface InitialsProps {
  readonly name: string;
  readonly className?: string;
}

/** A person at a glance. */
export function Initials({ name, className = "size-6 text-xs" }: InitialsProps) {
  return (
    <span
      aria-hidden
      // Drawn, not written: it is no part of a button's name.
      data-initial={initialsOf(name)}
      className={classNames(
        "grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent before:content-[attr(data-initial)]",
        className,
      )}
    />
  );
}
