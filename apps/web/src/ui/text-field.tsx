import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  readonly label: string;
  /** Said in advance, below the field. */
  readonly hint?: string | undefined;
  /** Said when the field was refused, in the hint's place. */
  readonly error?: string | undefined;
  /** Stands in the field's right end. */
  readonly end?: ReactNode;
}

export function TextField({ label, hint, error, end, className, ...props }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...props}
          id={id}
          aria-invalid={error !== undefined}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          className={classNames(
            "h-10 w-full rounded-md bg-raised px-3 text-base coarse:h-11",
            error === undefined ? "shadow-edge" : "shadow-[inset_0_0_0_1px_var(--color-danger)]",
            end !== undefined && "pr-20",
            className,
          )}
        />
        {end !== undefined && (
          <div className="absolute inset-y-0 right-1 flex items-center">{end}</div>
        )}
      </div>
      {note !== undefined && (
        <p
          id={`${id}-note`}
          className={classNames("text-sm", error === undefined ? "text-ink-faint" : "text-danger")}
        >
          {note}
        </p>
      )}
    </div>
  );
}
