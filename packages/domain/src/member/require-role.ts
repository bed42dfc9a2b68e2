import type { MemberRef, Role } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { notFound } from "../domain-error.ts";
import { findRole } from "./find-role.ts";

/** @throws {DomainError} `not_found` if nobody with this id is a member here. */
export async function requireRole(tx: WriteHandle, member: MemberRef): Promise<Role> {
  const role = await findRole(tx, member);
  if (!role) throw notFound("member");
  return role;
}
