import type { MeJson } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";

/** Tells who is signed in, and the workspaces they are a member of: the personal one first. */
export async function getMe(ctx: SessionContext): Promise<MeJson> {
  const rows = await ctx.readOwn((db) =>
    db
      .selectFrom("user")
      .leftJoin("access", "access.user_id", "user.id")
      .leftJoin("workspace", "workspace.workspace_id", "access.workspace_id")
      .select([
        "user.id as userId",
        "user.email",
        "user.name as userName",
        "user.created_at as createdAt",
        "user.time_zone as timeZone",
        "user.week_start as weekStart",
        "workspace.workspace_id as id",
        "workspace.name",
        "workspace.slug",
        "workspace.kind",
        "workspace.requires_signing as requiresSigning",
        "access.role",
        sql<string | null>`public.change_number(access.workspace_id)`.as("changeNumber"),
      ])
      .orderBy("access.is_personal", "desc")
      .orderBy("workspace.name")
      .orderBy("workspace.workspace_id")
      .execute(),
  );
  const [person] = rows;
  if (!person) throw unauthenticated();
  const { userId, email, userName, createdAt, timeZone, weekStart } = person;
  return {
    changeNumbers: rows.flatMap(({ id, changeNumber: number }) =>
      id === null || number === null ? [] : [{ workspaceId: id, number }],
    ),
    user: { id: userId, email, name: userName, createdAt, timeZone, weekStart },
    workspaces: rows.flatMap(({ id, name, slug, kind, role, requiresSigning }) =>
      id === null ||
      name === null ||
      slug === null ||
      kind === null ||
      role === null ||
      requiresSigning === null
        ? []
        : [{ id, name, slug, kind, role, requiresSigning }],
    ),
  };
}
