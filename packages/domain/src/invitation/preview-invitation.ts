import type { InvitationPreview, InvitationSecret } from "@taskflow/contract";
import { hashOneTimeSecret } from "@taskflow/crypto";
import { sql } from "kysely";
import type { PublicContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";

type Found = { readonly [Field in keyof InvitationPreview]: InvitationPreview[Field] | null };

/**
 * Tells whoever has the secret of an invitation what it is for.
 *
 * @throws {DomainError} `invitation_void`.
 */
export async function previewInvitation(
  { services }: PublicContext,
  { secret }: InvitationSecret,
): Promise<InvitationPreview> {
  const { rows } = await sql<Found>`
    select workspace_name as "workspaceName", role, invited_by as "invitedBy"
    from public.find_invitation(${hashOneTimeSecret(secret)})`.execute(services.database.auth);
  const { workspaceName = null, role = null, invitedBy = null } = rows[0] ?? {};
  if (workspaceName === null || role === null || invitedBy === null) throw invitationVoid();
  return { workspaceName, role, invitedBy };
}

/** One refusal for the unknown, the used, the revoked and the expired. */
export function invitationVoid(): DomainError {
  return new DomainError(
    "invitation_void",
    "This invitation is not valid, or not any more. Ask for a new one.",
  );
}
