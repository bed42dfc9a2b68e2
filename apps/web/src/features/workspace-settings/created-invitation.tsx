import { useEffect, useRef } from "react";
import type { RouterOutputs } from "../../lib/trpc.ts";
import { t } from "../../texts/t-settings.ts";
import { CopyField } from "../../ui/copy-field.tsx";

interface CreatedInvitationProps {
  readonly created: RouterOutputs["invitation"]["create"];
}

/** The link, which is shown this once. */
export function CreatedInvitation({ created }: CreatedInvitationProps) {
  const { link, mail, invitation } = created;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Ready to be copied by the keys of the system as well.
    field.current?.focus();
    field.current?.select();
  }, [link]);
  return (
    <div className="flex flex-col gap-3 bg-accent-soft/40 p-4 sm:p-5">
      <CopyField
        ref={field}
        label={t("invitations.link")}
        value={link}
        hint={t("invitations.once")}
        copied={t("panel.linkCopied")}
      />
      {mail !== "not_asked" && (
        <p role="status" className="text-sm text-ink-soft">
          {t(`invitations.mail.${mail}`, { email: invitation.email ?? "" })}
        </p>
      )}
    </div>
  );
}
