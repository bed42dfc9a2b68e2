import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t-visit.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { keepInvitation } from "../session/invitation-store.ts";
import { LINK_CLASS } from "../session/sign-in-page.tsx";
import { useSignOut } from "../session/use-sign-out.ts";

interface InviteSignedInProps {
  readonly workspace: string;
  readonly onWant: () => void;
}

/** Asks whoever is signed in, and says who that is. */
export function InviteSignedIn({ workspace, onWant }: InviteSignedInProps) {
  const trpc = useTRPC();
  const me = useQuery(trpc.auth.me.queryOptions());
  const signOut = useSignOut();
  return (
    <>
      <div className="flex flex-col gap-2.5">
        <Button look="primary" autoFocus onClick={onWant} className="h-10 coarse:h-11">
          {t("invite.join", { workspace })}
        </Button>
        <Link to="/" onClick={() => keepInvitation(null)} className={buttonClass("plain")}>
          {t("invite.notNow")}
        </Link>
      </div>
      {me.data && (
        <p className="text-center text-sm text-ink-faint">
          {t("invite.signedInAs", { email: me.data.user.email })}{" "}
          <button type="button" onClick={signOut} className={LINK_CLASS}>
            {t("invite.other")}
          </button>
        </p>
      )}
    </>
  );
}
