import { INVITATION_DAYS, type InvitationRole } from "@taskflow/contract";
import { escapeHtml } from "../mail/escape-html.ts";
import type { Mail } from "../mail/mailer.ts";

/** What the mail of an invitation says; of the workspace nothing but its name. */
export interface InvitationLetter {
  readonly to: string;
  readonly link: string;
  readonly workspaceName: string;
  readonly invitedBy: string;
  readonly role: InvitationRole;
}

/** Writes the mail of an invitation. Names are other people's words: quoted in text, escaped in HTML. */
export function composeInvitation(letter: InvitationLetter): Mail {
  const { to, link, workspaceName, invitedBy, role } = letter;
  const call = `${invitedBy} invites you to the workspace “${workspaceName}” on TaskFlow, as ${role}.`;
  const rules = `The link works once, within ${INVITATION_DAYS} days. Whoever has it can join, so keep it to yourself. If you expected no invitation, there is nothing to do.`;
  return {
    to,
    subject: `${invitedBy} invites you to “${workspaceName}”`,
    text: `${call}\n\nTo join, open\n${link}\n\n${rules}\n`,
    html: [
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Invitation</title>',
      `<p>${escapeHtml(call)}</p>`,
      `<p><a href="${escapeHtml(link)}">Join the workspace</a></p>`,
      `<p>${escapeHtml(rules)}</p></html>`,
    ].join("\n"),
  };
}
