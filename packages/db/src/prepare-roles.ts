import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import { sqlState } from "./database-error.ts";
import { OperatorError } from "./operator-error.ts";
import { queryStrictly, WarningError } from "./query-strictly.ts";
import { SERVING_SETTINGS } from "./serving-settings.ts";

/** Passwords of the two serving logins; without them the roles cannot log in and are taken on instead. */
export interface RolePasswords {
  readonly app: string;
  readonly auth: string;
}

const ROLES = ["tf_owner", "tf_app", "tf_auth", "tf_definer"];
const INSUFFICIENT_PRIVILEGE = "42501";

/** A database that was made by PostgreSQL 14 or older lets everybody make tables. */
const GRANTS = `
  grant tf_definer to tf_owner;
  grant tf_owner, tf_app, tf_auth to current_user;
  revoke create on schema public from public;
  grant create, usage on schema public to tf_owner, tf_definer;
  grant usage on schema public to tf_app, tf_auth`;

/**
 * Makes the four roles and gives each its place in this database; harmless to repeat.
 *
 * tf_owner owns the tables and inherits nothing, so that forced policies bind it; tf_app and tf_auth
 * serve; tf_definer owns the functions that look past the policies, and nobody serves as it.
 *
 * @throws {OperatorError} if the login may not make roles and they are not all there.
 */
export async function prepareRoles(client: Client, passwords?: RolePasswords): Promise<void> {
  try {
    await createMissingRoles(client);
    await queryStrictly(client, GRANTS);
    await grantOnDatabase(client);
    await queryStrictly(client, settingsOf("tf_app") + settingsOf("tf_auth"));
    if (passwords) {
      await client.query(`
        alter role tf_app login password ${escapeLiteral(passwords.app)};
        alter role tf_auth login password ${escapeLiteral(passwords.auth)}`);
    }
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE && !(error instanceof WarningError)) throw error;
    throw new OperatorError(
      `The database login may not prepare the roles ${ROLES.join(", ")}. Let it make roles (alter ` +
        'role … createrole) and own the database, or run "taskflow migrate" as a superuser.',
      { cause: error },
    );
  }
}

async function createMissingRoles(client: Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname = any ($1)",
    [ROLES],
  );
  const existing = new Set(rows.map((row) => row.rolname));
  for (const role of ROLES) {
    if (!existing.has(role)) await client.query(`create role ${role} nologin noinherit`);
  }
}

async function grantOnDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  const database = escapeIdentifier(rows[0]?.name ?? "");
  await queryStrictly(
    client,
    `grant create, connect on database ${database} to tf_owner;
     grant connect on database ${database} to tf_app, tf_auth;
     revoke temporary on database ${database} from public`,
  );
}

function settingsOf(role: string): string {
  return Object.entries(SERVING_SETTINGS)
    .map(([name, value]) => `alter role ${role} set ${name} = ${escapeLiteral(value)};`)
    .join("");
}
