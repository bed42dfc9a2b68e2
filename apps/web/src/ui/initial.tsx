import { classNames } from "./class-names.ts";

interface InitialProps {
  readonly name: string;
  readonly className?: string;
}

/** A person at a glance. */
export function Initial({ name, className = "size-6 text-xs" }: InitialProps) {
  const [first = ""] = name.trim();
  return (
    <span
      aria-hidden
      // Drawn, not written: it is no part of a button's name.
      data-initial={first.toLocaleUpperCase()}
      className={classNames(
        "grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent before:content-[attr(data-initial)]",
        className,
      )}
    />
  );
}
