import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { t } from "../../texts/t-settings.ts";
import { ReauthenticationContext } from "./reauthentication-context.ts";
import { ReauthenticationForm } from "./reauthentication-form.tsx";
import { usePasswordQuestion } from "./use-password-question.ts";

/** Inside of a dialog: the password is asked for in the place of what it holds, which then goes on. */
export function ReauthenticationStep({ children }: { readonly children: ReactNode }) {
  const { isOpen, ask, answer } = usePasswordQuestion();
  const step = useRef<HTMLDivElement>(null);
  const asker = useRef<Element | null>(null);
  useEffect(() => {
    if (isOpen) step.current?.querySelector<HTMLElement>('[name="password"]')?.focus();
    else if (asker.current instanceof HTMLElement) asker.current.focus();
  }, [isOpen]);
  const askHere = useCallback(() => {
    asker.current = document.activeElement;
    return ask();
  }, [ask]);
  return (
    <ReauthenticationContext value={askHere}>
      <div hidden={isOpen}>{children}</div>
      {isOpen && (
        <div ref={step} className="flex flex-col gap-5">
          <div className="flex flex-col gap-1">
            <h3 className="font-medium">{t("confirm.title")}</h3>
            <p className="text-ink-soft text-pretty">{t("confirm.why")}</p>
          </div>
          <ReauthenticationForm onAnswer={answer} />
        </div>
      )}
    </ReauthenticationContext>
  );
}
