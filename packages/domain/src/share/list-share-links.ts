import type { ListShareLinksInput, ShareLinkJson, ShareVoidReason } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { assertAllowedInProject } from "../project/assert-allowed-in-project.ts";

/** As the database's function names it, which looks by itself whether the actor manages the project. */
interface LinkRow {
  readonly id: string;
  readonly has_password: boolean;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly void_reason: ShareVoidReason | null;
}

/**
 * Lists the links of a project that were not revoked, newest first.
 *
 * @throws {DomainError} `not_found`; `forbidden` unless the actor manages the project.
 */
export async function listShareLinks(
  ctx: ActorContext,
  { workspaceId, projectId }: ListShareLinksInput,
): Promise<ShareLinkJson[]> {
  const permission = "share:manage";
  // One statement of one moment: who manages the project, and which links it has.
  const { result: rows, actor } = await ctx.readInProject(workspaceId, permission, (db) =>
    db
      .selectFrom("project")
      .leftJoin("project_member", (join) =>
        join
          .onRef("project_member.workspace_id", "=", "project.workspace_id")
          .onRef("project_member.project_id", "=", "project.id")
          .on(
            "project_member.user_id",
            "=",
            sql<string>`nullif(current_setting('app.user_id'), '')::uuid`,
          ),
      )
      .leftJoinLateral(
        sql<LinkRow>`public.share_links_of(project.workspace_id, project.id)`.as("link"),
        (join) => join.onTrue(),
      )
      .select([
        "project.is_private as isPrivate",
        "project_member.role as projectRole",
        "link.id",
        "link.has_password as hasPassword",
        "link.created_at as createdAt",
        "link.expires_at as expiresAt",
        "link.void_reason as voidReason",
      ])
      .where("project.workspace_id", "=", workspaceId)
      .where("project.id", "=", projectId)
      .orderBy("link.created_at", "desc")
      .orderBy("link.id", "desc")
      .execute(),
  );
  const [place] = rows;
  if (!place) throw notFound("project");
  assertAllowedInProject(ctx, place, { actor, permission });
  return rows.flatMap(({ id, hasPassword, createdAt, expiresAt, voidReason }) =>
    id === null || hasPassword === null || createdAt === null
      ? []
      : [{ id, projectId, hasPassword, createdAt, expiresAt, voidReason }],
  );
}
