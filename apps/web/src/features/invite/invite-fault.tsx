import { appCodeOf, describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t-visit.ts";
import { Button } from "../../ui/button.tsx";
import { InviteMessage } from "./invite-message.tsx";

interface InviteFaultProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Why the invitation could not be opened or taken. */
export function InviteFault({ error, onRetry }: InviteFaultProps) {
  const code = appCodeOf(error);
  if (code === "invitation_void" || code === "invalid_input") {
    return <InviteMessage title={t("invite.void")}>{t("invite.voidWhy")}</InviteMessage>;
  }
  if (code === "limit_reached") {
    return <InviteMessage title={t("invite.full")}>{t("invite.fullWhy")}</InviteMessage>;
  }
  return (
    <InviteMessage
      title={t("invite.failed")}
      action={
        <Button look="primary" onClick={onRetry}>
          {t("action.tryAgain")}
        </Button>
      }
    >
      {describeError(error)}
    </InviteMessage>
  );
}
