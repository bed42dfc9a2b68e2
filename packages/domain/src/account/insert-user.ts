import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { Call } from "../context.ts";

/** An account as it is made. */
export interface NewUser {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  /** Of the personal workspace. */
  readonly workspaceId: string;
  /** As whose work the change log names it. */
  readonly call: Pick<Call, "callId" | "requestId">;
}

/** Makes an account with its personal workspace; answers false, and makes nothing, if the e-mail has one. */
export async function insertUser(tx: IdentityHandle, user: NewUser): Promise<boolean> {
  const { userId, email, name, passwordHash, workspaceId, call } = user;
  const inserted = await tx
    .insertInto("user")
    .values({ id: userId, email, name, password_hash: passwordHash })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) return false;
  await sql`select public.create_personal_workspace(${userId}, ${workspaceId}, 'Personal',
    ${call.callId}, ${call.requestId})`.execute(tx);
  return true;
}
