import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { ReauthenticationContext } from "./reauthentication-context.ts";
import { ReauthenticationForm } from "./reauthentication-form.tsx";

interface Question {
  readonly promise: Promise<boolean>;
  readonly answer: (isConfirmed: boolean) => void;
}

/** Holds the one dialog in which the password is asked for once more. */
export function ReauthenticationProvider({ children }: { readonly children: ReactNode }) {
  const question = useRef<Question | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  const ask = useCallback(() => {
    if (question.current === null) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      question.current = { promise, answer: resolve };
      setIsOpen(true);
    }
    return question.current.promise;
  }, []);
  const answer = useCallback((isConfirmed: boolean) => {
    question.current?.answer(isConfirmed);
    question.current = null;
    setIsOpen(false);
  }, []);
  // Whoever waits for an answer is not left waiting when the page goes.
  useEffect(() => () => answer(false), [answer]);

  return (
    <ReauthenticationContext value={ask}>
      {children}
      <ModalDialog
        isOpen={isOpen}
        onOpenChange={(isNowOpen) => {
          if (!isNowOpen) answer(false);
        }}
        title={t("confirm.title")}
        description={t("confirm.why")}
      >
        <ReauthenticationForm onAnswer={answer} />
      </ModalDialog>
    </ReauthenticationContext>
  );
}
