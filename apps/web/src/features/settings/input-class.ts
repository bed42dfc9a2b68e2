import { classNames } from "../../ui/class-names.ts";

/** A control with a value in it: a field, or what opens a choice. */
export const INPUT_CLASS = classNames(
  "h-9 w-full rounded-md bg-canvas px-2.5 text-left text-base shadow-edge coarse:h-11",
  "aria-invalid:shadow-[inset_0_0_0_1px_var(--color-danger)]",
);
