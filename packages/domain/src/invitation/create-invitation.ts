import {
  INVITATIONS_MAX,
  type CreatedInvitationJson,
  type CreateInvitationInput,
  type InvitationJson,
  type MailOutcome,
} from "@taskflow/contract";
import { newOneTimeSecret } from "@taskflow/crypto";
import type { Actor, WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { requireTeam } from "../workspace/require-team.ts";
import { composeInvitation, type InvitationLetter } from "./compose-invitation.ts";
import { INVITATION_COLUMNS } from "./invitation-columns.ts";
import { isPending } from "./is-pending.ts";

/** Mails that one person may have sent. */
const MAILS = { bucket: "invitation-mail", limit: 50, windowSeconds: 3_600 };

/**
 * Makes a link by which one person may join with a role below the actor's, and mails it if an address
 * is given. A mail that could not be sent is told, and the invitation is there all the same.
 *
 * @throws {DomainError} `forbidden` if the role is not the actor's to give; `personal_workspace`;
 *   `limit_reached` at a hundred pending ones; `rate_limited` after fifty mails an hour; `not_found`.
 */
export async function createInvitation(
  ctx: ActorContext,
  input: CreateInvitationInput,
): Promise<CreatedInvitationJson> {
  const { secret, hash } = newOneTimeSecret();
  if (input.email !== undefined) await chargeMail(ctx, input);
  const { workspaceId, role } = input;
  const { team, invitation } = await ctx.write(
    workspaceId,
    "invitation:manage",
    async (tx, actor) => {
      const found = await requireTeam(tx, workspaceId);
      if (!ctx.services.isManaged(actor.role, role)) {
        throw new DomainError("forbidden", `The role ${actor.role} may not give ${role}.`);
      }
      await makeRoom(tx, workspaceId);
      const id = ctx.services.newId();
      return { team: found, invitation: await insertInvitation(tx, actor, { id, input, hash }) };
    },
  );
  const link = `${ctx.call.origin}/invite#${secret}`;
  const mail = await mailInvitation(ctx, { ...invitation, link, workspaceName: team.name });
  return { invitation, secret, link, mail };
}

/** Takes the expired ones away; what is left is counted while the workspace's line is held. */
async function makeRoom(tx: WriteHandle, workspaceId: string): Promise<void> {
  await tx
    .deleteFrom("invitation")
    .where("workspace_id", "=", workspaceId)
    .where("used_at", "is", null)
    .where("expires_at", "<=", sql<string>`now()`)
    .execute();
  const { pending } = await tx
    .selectFrom("invitation")
    .select((eb) => sql<number>`${eb.fn.countAll()}::int`.as("pending"))
    .where("workspace_id", "=", workspaceId)
    .where(isPending)
    .executeTakeFirstOrThrow();
  if (pending < INVITATIONS_MAX) return;
  throw new DomainError(
    "limit_reached",
    `There are ${INVITATIONS_MAX} pending invitations. Revoke one first.`,
  );
}

/** One invitation as it is made. */
interface NewInvitation {
  readonly id: string;
  readonly input: CreateInvitationInput;
  readonly hash: Buffer;
}

function insertInvitation(
  tx: WriteHandle,
  { userId }: Actor,
  { id, input, hash }: NewInvitation,
): Promise<InvitationJson> {
  const { workspaceId, role, email = null } = input;
  return tx
    .insertInto("invitation")
    .values({ id, workspace_id: workspaceId, secret_hash: hash, role, email, invited_by: userId })
    .returning(INVITATION_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Before anything is made: whoever is refused has made nothing. */
async function chargeMail(
  ctx: ActorContext,
  { workspaceId }: CreateInvitationInput,
): Promise<void> {
  const { userId } = await ctx.read(workspaceId, "invitation:manage", (db) =>
    db
      .selectNoFrom(sql<string>`current_setting('app.user_id')`.as("userId"))
      .executeTakeFirstOrThrow(),
  );
  await chargeWindow(ctx.services, MAILS, userId);
}

async function mailInvitation(
  { services: { mailer } }: ActorContext,
  {
    email,
    invitedBy,
    role,
    link,
    workspaceName,
  }: InvitationJson & Pick<InvitationLetter, "link" | "workspaceName">,
): Promise<MailOutcome> {
  if (email === null) return "not_asked";
  if (!mailer) return "not_configured";
  const mail = composeInvitation({
    to: email,
    link,
    workspaceName,
    invitedBy: invitedBy ?? "",
    role,
  });
  return (await mailer.send(mail)) ? "sent" : "failed";
}
