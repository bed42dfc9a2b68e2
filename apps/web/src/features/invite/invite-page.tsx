import { useState } from "react";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { t } from "../../texts/t-visit.ts";
import { type KeptInvitation, keepInvitation } from "../session/invitation-store.ts";
import { InviteMessage } from "./invite-message.tsx";
import { InviteOffer } from "./invite-offer.tsx";
import { Joining } from "./joining.tsx";

interface InvitePageProps {
  /** Undefined if the address named none. */
  readonly invitation: KeptInvitation | undefined;
}

/** Takes somebody in by the link of an invitation, signed in or on the way through the door. */
export function InvitePage({ invitation }: InvitePageProps) {
  usePageTitle(t("invite.page"));
  const [isWanted, setIsWanted] = useState(invitation?.isWanted ?? false);
  if (!invitation) {
    return <InviteMessage title={t("invite.missing")}>{t("invite.missingWhy")}</InviteMessage>;
  }
  const { secret, isUsed = false } = invitation;
  const turn = (isNowWanted: boolean) => {
    keepInvitation({ secret, isWanted: isNowWanted });
    setIsWanted(isNowWanted);
  };
  return isWanted ? (
    <Joining secret={secret} isUsed={isUsed} onBack={() => turn(false)} />
  ) : (
    <InviteOffer secret={secret} onWant={() => turn(true)} />
  );
}
