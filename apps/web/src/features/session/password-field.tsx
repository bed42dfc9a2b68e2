import { type ComponentProps, useState } from "react";
import { t } from "../../texts/t.ts";
import { TextField } from "../../ui/text-field.tsx";

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "end" | "label">;

export function PasswordField(props: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      label={t("door.password")}
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
