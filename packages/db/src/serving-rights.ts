import { sql } from "kysely";
import type { Database, IdentityHandle } from "./database.ts";
import { OperatorError } from "./operator-error.ts";

/**
 * Refuses to serve with more rights than tf_app and tf_auth have: with them row-level security is no
 * wall. Asked after the prelude, in the very form in which every statement runs.
 *
 * @throws {OperatorError} naming the right that is too much.
 */
export async function assertServingRights(database: Database): Promise<void> {
  await assertRights("tf_app", database.probe);
  await assertRights("tf_auth", database.auth);
}

async function assertRights(role: string, db: IdentityHandle): Promise<void> {
  const { rows } = await sql<Record<string, string | boolean>>`
    select current_user::text as login,
      current_user <> ${role} as "is another role",
      r.rolsuper as "is a superuser",
      r.rolbypassrls as "passes row-level security",
      pg_has_role(current_user, 'tf_definer', 'member') as "is a member of tf_definer",
      exists (select from pg_class c where c.relowner = r.oid) as "owns tables"
    from pg_roles r where r.rolname = current_user`.execute(db);
  const { login, ...faults } = rows[0] ?? { login: "nobody" };
  const excess = Object.keys(faults).filter((fault) => faults[fault] === true);
  if (excess.length === 0) return;
  throw new OperatorError(
    `TaskFlow serves as ${role} only, but the database login ${login} ${excess.join(", ")}. ` +
      'Run "taskflow migrate" with a login that may set the roles up.',
  );
}
