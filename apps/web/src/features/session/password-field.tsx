import { type ComponentProps, useState } from "react";
import { t } from "../../texts/t.ts";
import { TextField } from "../../ui/text-field.tsx";

interface PasswordFieldProps extends Omit<
  ComponentProps<typeof TextField>,
  "type" | "end" | "label"
> {
  /** Where a page has more than one. */
  readonly label?: string;
}

export function PasswordField({ label = t("door.password"), ...props }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      label={label}
      type={isShown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <button
          type="button"
          aria-pressed={isShown}
          aria-label={t("door.showPassword")}
          onClick={() => setIsShown(!isShown)}
          className="touch-target h-8 rounded-md px-2.5 text-sm text-ink-faint transition-colors hovered:text-ink"
        >
          {isShown ? t("door.hide") : t("door.show")}
        </button>
      }
    />
  );
}
