import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

// No transition: rows that pass below the pointer would each be styled anew for as long as it takes.
export const ICON_BUTTON_CLASS = classNames(
  "inline-grid size-(--size-control) shrink-0 place-items-center rounded-md text-ink-faint",
  "hovered:bg-hover hovered:text-ink active:bg-pressed data-popup-open:bg-pressed",
);

interface IconButtonProps extends ComponentProps<"button"> {
  readonly icon: LucideIcon;
  /** The accessible name; the tooltip too, unless `title` says more. */
  readonly label: string;
}

export function IconButton({ icon: Icon, label, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...props}
      aria-label={label}
      className={classNames(ICON_BUTTON_CLASS, className)}
    >
      <Icon aria-hidden size={16} />
    </button>
  );
}
