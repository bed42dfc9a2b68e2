import { DomainError } from "./domain-error.ts";

/** The id that a client made was used before. */
export function idTaken(entity: "task" | "project"): DomainError {
  const message = `This id was used before for another ${entity}.`;
  return new DomainError("id_taken", message, { issues: [{ path: ["id"], message }] });
}
