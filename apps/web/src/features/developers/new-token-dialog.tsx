import { type RefObject, useState } from "react";
import { t } from "../../texts/t-settings.ts";
import { ModalDialog } from "../../ui/modal-dialog.tsx";
import { ReauthenticationStep } from "../settings/reauthentication-step.tsx";
import { ShownSecret } from "./shown-secret.tsx";
import type { CreatedToken } from "./token-api.ts";
import { TokenForm } from "./token-form.tsx";
import { useUntilCopied } from "./use-until-copied.ts";

interface NewTokenDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onCreated: (created: CreatedToken) => void;
  /** From where it was asked for. */
  readonly opener: RefObject<HTMLElement | null>;
}

/** First what the token is to be, then its secret. */
export function NewTokenDialog(props: NewTokenDialogProps) {
  const { isOpen, onOpenChange, onCreated, opener } = props;
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    // What was shown stays while the dialog goes, and is forgotten before the next.
    if (isOpen) setCreated(null);
  }
  const close = () => onOpenChange(false);
  const { onCopied, closeInPassing } = useUntilCopied(created?.secret, close);
  return (
    <ModalDialog
      isOpen={isOpen}
      onOpenChange={closeInPassing}
      finalFocus={opener}
      isSticky
      isWide
      title={created ? t("newToken.madeTitle", { name: created.token.name }) : t("tokens.new")}
      description={created ? t("newToken.madeAbout") : t("newToken.about")}
    >
      {created ? (
        <ShownSecret
          secret={created.secret}
          token={created.token}
          onCopied={onCopied}
          onDone={close}
        />
      ) : (
        <ReauthenticationStep>
          <TokenForm
            onCancel={close}
            onCreated={(made) => {
              setCreated(made);
              onCreated(made);
            }}
          />
        </ReauthenticationStep>
      )}
    </ModalDialog>
  );
}
