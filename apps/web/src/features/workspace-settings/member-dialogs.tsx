import type { RefObject } from "react";
import { MakeOwnerDialog } from "./make-owner-dialog.tsx";
import type { Member } from "./member-api.ts";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";

/** What is asked before it is done to a member. */
export type MemberQuestion = {
  readonly member: Member;
  /** From where it was asked for. */
  readonly opener: HTMLElement | null;
} & ({ readonly about: "owner"; readonly onYes: () => void } | { readonly about: "removal" });

interface MemberDialogsProps {
  readonly question: MemberQuestion;
  readonly opener: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onRemoved: () => void;
}

/** The one dialog of the list, for the member that was chosen. */
export function MemberDialogs({ question, onRemoved, ...props }: MemberDialogsProps) {
  const { member } = question;
  if (question.about === "removal") {
    return <RemoveMemberDialog {...props} member={member} onRemoved={onRemoved} />;
  }
  return <MakeOwnerDialog {...props} name={member.name} onConfirm={question.onYes} />;
}
