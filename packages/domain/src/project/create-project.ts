import { PROJECTS_MAX, type CreateProjectInput, type ProjectJson } from "@taskflow/contract";
import { violatedConstraint, type WriteHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { idTaken } from "../id-taken.ts";
import { findInserted } from "../find-inserted.ts";
import { findProject } from "./find-project.ts";
import { toKeyTaken } from "./key-taken.ts";

/**
 * Creates a project, whose creator manages it. Sent again with the same id and content it answers the
 * project as it is now.
 *
 * @throws {DomainError} `key_taken`; `limit_reached`; `id_taken` if the id was used for something else;
 *   `not_found`, `forbidden`.
 */
export function createProject(ctx: ActorContext, input: CreateProjectInput): Promise<ProjectJson> {
  const { workspaceId, name, key, color, icon, description, isPrivate } = input;
  const id = input.id ?? ctx.services.newId();
  return ctx.write({ workspaceId, projectId: id }, "project:create", async (tx, { userId }) => {
    const query = { workspaceId, id, userId };
    const existing = input.id && (await findProject(tx, query));
    if (existing) {
      await assertRepeat(tx, input, id);
      return existing.project;
    }
    const { rows } = await sql<{ isMade: boolean }>`
      select public.create_project(${workspaceId}, ${id}, ${name}, ${key}, ${color}, ${icon},
        ${description}, ${isPrivate}, ${PROJECTS_MAX}) as "isMade"`
      .execute(tx)
      .catch(toRefusal);
    if (rows[0]?.isMade !== true) {
      throw new DomainError("limit_reached", `A workspace has at most ${PROJECTS_MAX} projects.`);
    }
    const made = await findProject(tx, query);
    if (!made) throw new Error("a project that was made is not there");
    return made.project;
  });
}

function toRefusal(error: unknown): never {
  if (violatedConstraint(error) === "project_pkey") throw idTaken("project");
  return toKeyTaken(error);
}

async function assertRepeat(tx: WriteHandle, input: CreateProjectInput, id: string): Promise<void> {
  const { workspaceId, name, key, color, icon, description } = input;
  const content = { name, key, color, icon, description, is_private: input.isPrivate };
  const original = await findInserted(tx, { workspaceId, entity: "project", id });
  const isSame = Object.entries(content).every(([column, value]) => original?.[column] === value);
  if (!isSame) throw idTaken("project");
}
