import { classNames } from "../../ui/class-names.ts";
import { INPUT_CLASS } from "./input-class.ts";

/** What shows a value and opens a choice of others. */
export const CONTROL_CLASS = classNames(
  INPUT_CLASS,
  "flex items-center justify-between gap-2 transition-colors hovered:bg-hover sm:w-64",
  "data-popup-open:bg-pressed [&>span]:truncate",
);
