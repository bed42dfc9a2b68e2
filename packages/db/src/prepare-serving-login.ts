import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { sqlState } from "./database-error.ts";
import { OperatorError } from "./operator-error.ts";
import { queryStrictly, WarningError } from "./query-strictly.ts";

/** The login of the server where it is another one than that of whoever migrates. */
export interface ServingLogin {
  readonly name: string;
  readonly password: string;
}

const DUPLICATE_ROLE = "42710";
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Makes the login that serves, unless it is there, and lets it take on tf_app and tf_auth and nothing
 * else. One that is there keeps its password.
 *
 * @param adminUrl a login that has just migrated this database.
 * @throws {OperatorError} if that login may not do it.
 */
export async function prepareServingLogin(adminUrl: string, login: ServingLogin): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: "taskflow migrate" });
  client.on("error", () => {});
  await client.connect();
  try {
    await createIfMissing(client, login);
    await grantMissing(client, login.name);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE && !(error instanceof WarningError)) throw error;
    throw new OperatorError(
      `The database login of DATABASE_DIRECT_URL may not prepare the login ${login.name} of DATABASE_URL. ` +
        `Let somebody who may do it: create role ${login.name} login noinherit; grant tf_app, tf_auth to ${login.name}`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

async function createIfMissing(client: Client, { name, password }: ServingLogin): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
  if (rowCount !== 0) return;
  const role = escapeIdentifier(name);
  await client
    .query(`create role ${role} login noinherit password ${escapeLiteral(password)}`)
    .catch((error: unknown) => {
      if (sqlState(error) !== DUPLICATE_ROLE) throw error;
    });
}

/** Only what is missing: whoever migrates may not be the one who may grant. */
async function grantMissing(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ database: string; lacks: string[]; connects: boolean }>(
    `select current_database() as database, has_database_privilege($1, current_database(), 'connect') as connects,
       array(select r from unnest(array['tf_app', 'tf_auth']) r where not pg_has_role($1, r, 'member')) as lacks`,
    [name],
  );
  const [found] = rows;
  if (!found) return;
  const { database, lacks, connects } = found;
  const role = escapeIdentifier(name);
  if (lacks.length > 0) await queryStrictly(client, `grant ${lacks.join(", ")} to ${role}`);
  if (!connects) {
    await queryStrictly(
      client,
      `grant connect on database ${escapeIdentifier(database)} to ${role}`,
    );
  }
}
