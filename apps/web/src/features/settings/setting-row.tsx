import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";

interface SettingRowProps {
  /** The control has `id`; its label `<id>-label`, what is said about it `<id>-help`. */
  readonly id: string;
  readonly label: string;
  readonly help?: ReactNode;
  /** Said below it all when the change was refused. */
  readonly error?: string | undefined;
  /** The control is small enough to stand at the right on phones as well. */
  readonly isSmall?: boolean;
  /** Whether it is being saved, or has been. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** What it is and what it does at the left, the control at the right; below each other on phones. */
export function SettingRow(props: SettingRowProps) {
  const { id, label, help, error, mark, isSmall = false, children } = props;
  return (
    <div
      className={classNames(
        "flex gap-x-6 gap-y-2.5 px-4 py-3.5 sm:flex-row sm:items-center sm:justify-between sm:px-5",
        isSmall ? "items-center justify-between" : "flex-col",
      )}
    >
      <div className="flex min-w-0 flex-col gap-0.5">
        <div className="flex items-center gap-2">
          <label id={`${id}-label`} htmlFor={id} className="font-medium">
            {label}
          </label>
          {mark}
        </div>
        {help !== undefined && (
          <div id={`${id}-help`} className="text-sm text-ink-faint text-pretty">
            {help}
          </div>
        )}
        {error !== undefined && (
          <p id={`${id}-error`} role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
      </div>
      <div className="flex min-w-0 shrink-0 items-center sm:max-w-[60%]">{children}</div>
    </div>
  );
}
