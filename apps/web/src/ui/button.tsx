import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const LOOK = {
  primary:
    "bg-accent text-on-accent font-medium hovered:bg-accent-hover active:bg-accent-hover aria-disabled:opacity-60",
  quiet: "text-ink-soft shadow-edge hovered:bg-hover hovered:text-ink active:bg-pressed",
  danger: "text-danger shadow-edge hovered:bg-danger-soft active:bg-danger-soft",
  destroy:
    "bg-danger text-on-accent font-medium hovered:opacity-90 active:opacity-90 aria-disabled:opacity-60",
  plain: "text-ink-soft hovered:bg-hover hovered:text-ink active:bg-pressed",
} as const;

/** The classes alone, for links and for triggers of the primitives library. */
export function buttonClass(look: keyof typeof LOOK): string {
  return classNames(
    "inline-flex h-(--size-control) items-center justify-center gap-1.5 rounded-md px-3 text-sm",
    "whitespace-nowrap transition-colors select-none",
    LOOK[look],
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: keyof typeof LOOK;
}

export function Button({ look = "quiet", className, ...props }: ButtonProps) {
  return <button type="button" {...props} className={classNames(buttonClass(look), className)} />;
}
