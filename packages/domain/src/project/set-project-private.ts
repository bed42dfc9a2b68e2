import type { ProjectJson, SetProjectPrivateInput } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { assertNotDefault } from "./assert-not-default.ts";
import { changeProject } from "./change-project.ts";

/**
 * Makes a project private or open: a private one, its past included, is hidden from whoever is neither
 * named in it nor an owner or admin of the workspace, from the next statement on.
 *
 * @throws {DomainError} `default_project`; `not_found`, `forbidden`.
 */
export function setProjectPrivate(
  ctx: ActorContext,
  { workspaceId, id, isPrivate }: SetProjectPrivateInput,
): Promise<ProjectJson> {
  return changeProject(ctx, { workspaceId, id }, (current) => {
    assertNotDefault(current);
    return current.isPrivate === isPrivate ? {} : { is_private: isPrivate };
  });
}
