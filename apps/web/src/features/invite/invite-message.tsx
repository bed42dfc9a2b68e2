import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { t } from "../../texts/t-visit.ts";
import { buttonClass } from "../../ui/button.tsx";
import { DoorFrame } from "../session/door-frame.tsx";

interface InviteMessageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Instead of the way to one's own tasks. */
  readonly action?: ReactNode;
}

/** Says why there is nothing to join, and what to do. */
export function InviteMessage({ title, children, action }: InviteMessageProps) {
  return (
    <DoorFrame title={title}>
      <p role="alert" className="text-center text-ink-soft text-pretty">
        {children}
      </p>
      <div className="flex justify-center">
        {action ?? (
          <Link to="/" className={buttonClass("quiet")}>
            {t("invite.home")}
          </Link>
        )}
      </div>
    </DoorFrame>
  );
}
