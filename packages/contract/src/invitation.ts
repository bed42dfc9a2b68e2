import { z } from "zod";
import { EmailAddress } from "./account.ts";
import { InvitationId, WorkspaceId } from "./ids.ts";
import { InvitationRole } from "./role.ts";
import { Timestamp } from "./timestamp.ts";
import { Workspace } from "./workspace.ts";

/** Days for which an invitation can be accepted. */
export const INVITATION_DAYS = 7;
/** Pending invitations of one workspace. */
export const INVITATIONS_MAX = 100;

/** A way into a workspace that nobody has taken yet. */
export const Invitation = z.strictObject({
  id: InvitationId,
  role: InvitationRole,
  /** Where it was to be sent; says nothing about who may accept it. */
  email: z.string().nullable(),
  /** The name of the member who made it. */
  invitedBy: z.string().nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type Invitation = z.infer<typeof Invitation>;

export const CreateInvitationInput = z.strictObject({
  workspaceId: WorkspaceId,
  role: InvitationRole,
  /** Where to send it, if the server can send mail. */
  email: EmailAddress.optional(),
});
export type CreateInvitationInput = z.infer<typeof CreateInvitationInput>;

/** What became of the mail: nobody wanted one, the mail server took it or did not, or there is none. */
export const MailOutcome = z.enum(["not_asked", "sent", "failed", "not_configured"]);
export type MailOutcome = z.infer<typeof MailOutcome>;

export const CreatedInvitation = z.strictObject({
  invitation: Invitation,
  /** Opens the invitation, once; shown here only. */
  secret: z.string(),
  /** Carries the secret behind its `#`, which browsers send to nobody. */
  link: z.string(),
  mail: MailOutcome,
});
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

export const ListInvitationsInput = z.strictObject({ workspaceId: WorkspaceId });
export type ListInvitationsInput = z.infer<typeof ListInvitationsInput>;

/** The pending ones, newest first; never more than a hundred. */
export const InvitationList = z.strictObject({ items: z.array(Invitation) });
export type InvitationList = z.infer<typeof InvitationList>;

export const InvitationRef = z.strictObject({ workspaceId: WorkspaceId, id: InvitationId });
export type InvitationRef = z.infer<typeof InvitationRef>;

/** What stands behind the `#` of an invitation's link. */
export const InvitationSecret = z.strictObject({ secret: z.string().min(1).max(200) });
export type InvitationSecret = z.infer<typeof InvitationSecret>;

/** What whoever has the link may know before they accept. */
export const InvitationPreview = z.strictObject({
  workspaceName: z.string(),
  role: InvitationRole,
  invitedBy: z.string(),
});
export type InvitationPreview = z.infer<typeof InvitationPreview>;

/** `already_member`: nothing was changed, and the invitation can still be accepted by somebody else. */
export const AcceptedInvitation = z.strictObject({
  status: z.enum(["joined", "already_member"]),
  workspace: Workspace,
});
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>;

/** As rows are before the answer is parsed: the same, without brands. */
export type InvitationJson = z.input<typeof Invitation>;
export type CreatedInvitationJson = z.input<typeof CreatedInvitation>;
export type AcceptedInvitationJson = z.input<typeof AcceptedInvitation>;
