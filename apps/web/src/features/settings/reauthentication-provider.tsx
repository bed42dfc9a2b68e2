import type { ReactNode } from "react";
import { t } from "../../texts/t-settings.ts";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { ReauthenticationContext } from "./reauthentication-context.ts";
import { ReauthenticationForm } from "./reauthentication-form.tsx";
import { usePasswordQuestion } from "./use-password-question.ts";

/** Holds the one dialog in which the password is asked for once more. */
export function ReauthenticationProvider({ children }: { readonly children: ReactNode }) {
  const { isOpen, ask, answer } = usePasswordQuestion();
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
