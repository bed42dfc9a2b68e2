import {
  SHARE_LINKS_MAX,
  type CreatedShareLinkJson,
  type CreateShareLinkInput,
} from "@taskflow/contract";
import { newOneTimeSecret } from "@taskflow/crypto";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { hashPassword } from "../account/hash-password.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { requireProject } from "../project/require-project.ts";
import { SHARE_LINK_COLUMNS } from "./share-link-columns.ts";

/**
 * Makes a link by which anybody reads one project. Its secret is in this answer and nowhere else.
 *
 * @throws {DomainError} `invalid_input` for an end that is past already; `limit_reached` at fifty links;
 *   `busy`; `not_found`; `forbidden` unless the actor manages the project.
 */
export async function createShareLink(
  ctx: ActorContext,
  input: CreateShareLinkInput,
): Promise<CreatedShareLinkJson> {
  const { workspaceId, projectId, expiresAt = null, password } = input;
  const { services, call } = ctx;
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
    throw invalidField("expiresAt", "Must be in the future.");
  }
  const { secret, hash } = newOneTimeSecret();
  const passwordHash = password === undefined ? null : await hashPassword(ctx, password);
  const link = await ctx.writeInProject(input, "share:manage", async (tx, actor) => {
    const act = { actor, permission: "share:manage" } as const;
    await requireProject(ctx, tx, { workspaceId, id: projectId, ...act });
    const id = services.newId();
    const { rows } = await sql<{ isMade: boolean }>`
      select public.create_share_link(${workspaceId}, ${projectId}, ${id}, ${expiresAt}, ${hash},
        ${passwordHash}, ${SHARE_LINKS_MAX}) as "isMade"`.execute(tx);
    if (rows[0]?.isMade !== true) {
      throw new DomainError(
        "limit_reached",
        `A project has at most ${SHARE_LINKS_MAX} links. Revoke one first.`,
      );
    }
    return tx
      .selectFrom("share_link")
      .select(SHARE_LINK_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
  });
  return {
    shareLink: { ...link, voidReason: null },
    secret,
    link: `${call.origin}/share#${secret}`,
  };
}
