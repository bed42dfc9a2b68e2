import type { ProjectJson, UpdateProjectInput } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { changeProject } from "./change-project.ts";

/**
 * Sets the named fields of a project, an archived one's too. With another key its tasks are called
 * otherwise, and found by that alone.
 *
 * @throws {DomainError} `conflict`, with the project as it is now, if it has changed since the version
 *   that the patch was based on; `key_taken`; `invalid_input` for a version that it has not reached;
 *   `not_found`, `forbidden`.
 */
export function updateProject(ctx: ActorContext, input: UpdateProjectInput): Promise<ProjectJson> {
  const { version, patch } = input;
  return changeProject(ctx, input, (current) => {
    if (version !== undefined && version > current.version) {
      throw invalidField("version", `The project is in version ${current.version}.`);
    }
    if (version !== undefined && version < current.version) {
      throw new DomainError("conflict", "Somebody changed this first.", { current });
    }
    const isChanged = ([field, value]: [string, unknown]) =>
      value !== undefined && value !== Reflect.get(current, field);
    return Object.fromEntries(Object.entries(patch).filter(isChanged));
  });
}
