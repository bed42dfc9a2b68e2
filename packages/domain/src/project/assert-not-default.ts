import type { ProjectJson } from "@taskflow/contract";
import { DomainError } from "../domain-error.ts";

/** @throws {DomainError} `default_project`. */
export function assertNotDefault({ isDefault }: ProjectJson): void {
  if (!isDefault) return;
  throw new DomainError("default_project", "The project for tasks that name none stays as it is.");
}
