import { sql } from "kysely";

/** The columns of an invitation, named as the answer names them; inside a workspace that was entered. */
export const INVITATION_COLUMNS = [
  "invitation.id",
  "invitation.role",
  "invitation.email",
  sql<string | null>`public.member_name(invitation.workspace_id, invitation.invited_by)`.as(
    "invitedBy",
  ),
  "invitation.created_at as createdAt",
  "invitation.expires_at as expiresAt",
] as const;
