import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import { isAlive } from "../account/is-alive.ts";

/** An account as whoever runs the server sees it. */
export interface UserSummary {
  readonly email: string;
  readonly name: string;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** Sessions that live now. */
  readonly sessions: number;
}

/** Lists every account, oldest first. */
export function listUsers(auth: IdentityHandle): Promise<UserSummary[]> {
  return auth
    .selectFrom("user")
    .leftJoin("session", (join) => join.onRef("session.user_id", "=", "user.id").on(isAlive))
    .select([
      "user.email",
      "user.name",
      "user.created_at as createdAt",
      "user.disabled_at as disabledAt",
      (eb) => sql<number>`${eb.fn.count("session.id")}::int`.as("sessions"),
    ])
    .groupBy("user.id")
    .orderBy("user.created_at")
    .execute();
}
