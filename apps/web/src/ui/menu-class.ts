import { classNames } from "./class-names.ts";

const FLOAT = classNames(
  "origin-(--transform-origin) rounded-lg bg-raised text-base text-ink shadow-float outline-none",
  "transition-[opacity,scale] data-starting-style:scale-97 data-starting-style:opacity-0",
  "data-ending-style:scale-97 data-ending-style:opacity-0",
);

export const POPUP_CLASS = classNames(
  FLOAT,
  "max-h-(--available-height) min-w-44 overflow-y-auto p-1",
);

export const PANEL_CLASS = classNames(FLOAT, "max-h-(--available-height) overflow-y-auto p-2");

export const ITEM_CLASS = classNames(
  "flex min-h-(--size-control) w-full items-center gap-2.5 rounded-md px-2 text-base outline-none",
  "select-none data-highlighted:bg-hover data-disabled:text-ink-faint",
);
