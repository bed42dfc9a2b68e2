import { WORKSPACES_MAX, type CreateWorkspaceInput, type WorkspaceJson } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";
import { tooManyWorkspaces } from "./too-many-workspaces.ts";

/**
 * Makes a workspace that the person owns.
 *
 * @throws {DomainError} `limit_reached` for whoever is in a hundred already; `unauthenticated`.
 */
export async function createWorkspace(
  { services, call, sessionId }: SessionContext,
  { name }: CreateWorkspaceInput,
): Promise<WorkspaceJson> {
  const id = services.newId();
  const { rows } = await sql<{ person: string | null; slug: string | null }>`
    select person, slug from public.create_workspace(${sessionId}, ${id}, ${name}, ${WORKSPACES_MAX},
      ${call.callId}, ${call.requestId})`.execute(services.database.auth);
  const [made] = rows;
  if (!made?.person) throw unauthenticated();
  if (made.slug === null) throw tooManyWorkspaces();
  return { id, name, slug: made.slug, kind: "team", role: "owner", requiresSigning: false };
}
