import { sql } from "kysely";
import type { Database, IdentityHandle } from "./database.ts";
import { RowSecurityError, sqlState } from "./database-error.ts";
import { OperatorError } from "./operator-error.ts";

/**
 * Refuses to serve with more rights than tf_app and tf_auth have: with them row-level security is no
 * wall. Asked after the prelude, in the very form in which every statement runs.
 *
 * @throws {OperatorError} naming the right that is too much, or the role that the login may not take on.
 */
export async function assertServingRights(database: Database): Promise<void> {
  await assertRights("tf_app", database.probe);
  await assertRights("tf_auth", database.auth);
}

/** There is no such role, or the login may not take it on. */
const NO_ROLE = new Set(["22023", "42501"]);

async function assertRights(role: string, db: IdentityHandle): Promise<void> {
  const { login, ...faults } = await readRights(role, db);
  const excess = Object.keys(faults).filter((fault) => faults[fault] === true);
  if (excess.length === 0) return;
  throw new OperatorError(
    `TaskFlow serves as ${role} only, but the database login ${login} ${excess.join(", ")}. ` +
      'Run "taskflow migrate" with a login that may set the roles up.',
  );
}

async function readRights(
  role: string,
  db: IdentityHandle,
): Promise<Record<string, string | boolean>> {
  const query = sql<Record<string, string | boolean>>`
    select current_user::text as login,
      current_user <> ${role} as "is another role",
      r.rolsuper as "is a superuser",
      r.rolbypassrls as "passes row-level security",
      pg_has_role(current_user, 'tf_definer', 'member') as "is a member of tf_definer",
      exists (select from pg_class c where c.relowner = r.oid) as "owns tables"
    from pg_roles r where r.rolname = current_user`;
  const { rows } = await query.execute(db).catch((error: unknown) => {
    const reason = error instanceof RowSecurityError ? error.cause : error;
    if (!NO_ROLE.has(sqlState(reason) ?? "")) throw error;
    throw new OperatorError(
      `The database login may not serve as ${role}. Run "taskflow migrate"; if it ran as somebody ` +
        "else, let that one also grant tf_app, tf_auth to the login.",
      { cause: error },
    );
  });
  return rows[0] ?? { login: "nobody" };
}
