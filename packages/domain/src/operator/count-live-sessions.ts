import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";

/** Counts the sessions that live now, of everybody. */
export async function countLiveSessions(auth: IdentityHandle): Promise<number> {
  const { sessions } = await auth
    .selectFrom("session")
    .select((eb) => sql<number>`${eb.fn.countAll()}::int`.as("sessions"))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", sql<string>`now()`)
    .where("idle_expires_at", ">", sql<string>`now()`)
    .executeTakeFirstOrThrow();
  return sessions;
}
