import { Link } from "@tanstack/react-router";
import { t } from "../../texts/t-visit.ts";
import { buttonClass } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { INVITE_PATH } from "../session/invitation-store.ts";
import { isRegistrationOpen } from "../session/registration.ts";

const TALL = "h-10 coarse:h-11";
const NEXT = { next: INVITE_PATH };

/** The ways through the door, which lead back here. */
export function InviteSignedOut({ onWant }: { readonly onWant: () => void }) {
  const mayRegister = isRegistrationOpen({ isInvited: true });
  return (
    <div className="flex flex-col gap-2.5">
      {mayRegister && (
        <Link
          to="/register"
          search={NEXT}
          onClick={onWant}
          className={classNames(buttonClass("primary"), TALL)}
        >
          {t("invite.register")}
        </Link>
      )}
      <Link
        to="/sign-in"
        search={NEXT}
        onClick={onWant}
        className={classNames(buttonClass(mayRegister ? "quiet" : "primary"), TALL)}
      >
        {t("invite.signIn")}
      </Link>
    </div>
  );
}
