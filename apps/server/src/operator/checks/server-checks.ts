import type { ServerReport } from "@taskflow/db";
import { type Finding, fault, note, ok } from "./check.ts";

const OLDEST = 150_000;
/** Of each major version the first release without a known hole that matters here. */
const FLOORS: Readonly<Record<number, number>> = { 15: 20, 18: 4 };

/** Tells whether a PostgreSQL is new enough, and not one with known holes. */
export function judgeVersion({ version, versionText }: ServerReport): Finding {
  if (version < OLDEST) {
    return fault(`PostgreSQL ${versionText} is too old. Move to 15 or newer, better 18.`);
  }
  const major = Math.floor(version / 10_000);
  const floor = FLOORS[major];
  if (floor !== undefined && version % 10_000 < floor) {
    return fault(
      `PostgreSQL ${versionText} has known holes. Update it to ${major}.${floor} or newer.`,
    );
  }
  return ok(`PostgreSQL ${versionText}`);
}

/** The login of one's own installation may do everything; one that only serves should not. */
export function judgeLogin({ login, excessOfLogin }: ServerReport): Finding {
  if (excessOfLogin.length === 0) return ok(`${login} may serve, and nothing else`);
  return note(
    `${login} ${excessOfLogin.join(", ")}. Give the server a login of its own: see "Two logins" in docs/operate.md`,
  );
}

/** A pooler has to find prepared statements again, and migrations have to go past it. */
export function judgePooler(served: ServerReport, direct: ServerReport): Finding {
  if (direct.isPooled) {
    return fault(
      "A pooler stands before the database, and migrations need to go past it. Set DATABASE_DIRECT_URL to PostgreSQL itself.",
    );
  }
  if (!served.isPooled) return ok("none");
  if (served.keepsPreparedStatements) return ok("keeps prepared statements");
  return fault(
    "The pooler loses prepared statements. Use PgBouncer 1.21 or newer with max_prepared_statements above 0.",
  );
}
