import { WORKSPACES_MAX, type AcceptedInvitation, type Role } from "@taskflow/contract";
import { hashOneTimeSecret } from "@taskflow/crypto";
import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { PublicContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";
import { tooManyWorkspaces } from "../workspace/too-many-workspaces.ts";
import { invitationVoid } from "./preview-invitation.ts";

/** Who joins, and by what. */
interface Joining {
  readonly sessionId: string;
  readonly secret: string;
}

/** Who has joined what. */
interface Joined {
  readonly status: AcceptedInvitation["status"];
  readonly userId: string;
  readonly workspaceId: string;
  readonly role: Role;
}

interface Answer {
  readonly person: string | null;
  readonly outcome: "joined" | "already_member" | "limit_reached" | "void";
  readonly workspace: string | null;
  readonly role: Role | null;
}

/**
 * Makes the person behind a session a member by the secret of an invitation, which is used up by it; the
 * database does it in one function, since whoever joins has no right to anything there yet.
 *
 * @throws {DomainError} `invitation_void`; `limit_reached` for whoever is in a hundred workspaces already;
 *   `unauthenticated`.
 */
export async function joinByInvitation(
  { call }: PublicContext,
  auth: IdentityHandle,
  { sessionId, secret }: Joining,
): Promise<Joined> {
  const { rows } = await sql<Answer>`
    select person, outcome, workspace, role
    from public.accept_invitation(${sessionId}, ${hashOneTimeSecret(secret)}, ${WORKSPACES_MAX},
      ${call.callId}, ${call.requestId})`.execute(auth);
  const { person, outcome, workspace, role } = rows[0] ?? {};
  if (!person) throw unauthenticated();
  if (outcome === "limit_reached") throw tooManyWorkspaces();
  if (!outcome || outcome === "void" || !workspace || !role) throw invitationVoid();
  return { status: outcome, userId: person, workspaceId: workspace, role };
}
