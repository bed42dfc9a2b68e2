import { Copy } from "lucide-react";
import { type RefObject, useId } from "react";
import { copyText } from "../lib/copy-text.ts";
import { t } from "../texts/t.ts";
import { Button } from "./button.tsx";

interface CopyFieldProps {
  readonly ref?: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  /** Said when it has been copied. */
  readonly copied: string;
  /** Told the text once it is on the clipboard, by the button or by the keys of the system. */
  readonly onCopied?: ((text: string) => void) | undefined;
}

/** A text to take along, with the button that does it. */
export function CopyField({ ref, label, value, hint, copied, onCopied }: CopyFieldProps) {
  const id = useId();
  const copy = async () => {
    if (await copyText(value, copied)) onCopied?.(value);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={ref}
          id={id}
          readOnly
          value={value}
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.currentTarget.select()}
          onCopy={() => onCopied?.(value)}
          className="h-(--size-control) min-w-0 flex-1 rounded-md bg-raised px-2.5 font-mono text-sm shadow-edge"
        />
        <Button
          look="primary"
          aria-label={t("action.copyNamed", { label })}
          onClick={() => void copy()}
        >
          <Copy aria-hidden size={14} />
          {t("action.copy")}
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-sm text-ink-faint">
        {hint}
      </p>
    </div>
  );
}
