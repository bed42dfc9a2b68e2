import { Client } from "pg";
import { sqlState } from "./database-error.ts";

/** What can be seen of a PostgreSQL and of what stands before it. */
export interface ServerReport {
  /** As `server_version_num`: 180004 for 18.4. */
  readonly version: number;
  readonly versionText: string;
  /** The login, and what it may do beyond taking on tf_app and tf_auth; empty for a login that only serves. */
  readonly login: string;
  readonly excessOfLogin: readonly string[];
  /** A pooler such as PgBouncer hands out its server connections. */
  readonly isPooled: boolean;
  /** A statement that was prepared once is found again on whichever server connection comes next. */
  readonly keepsPreparedStatements: boolean;
}

const CONNECT_MAX_MS = 5_000;
/** Unknown prepared statement, and one of that name that is already there. */
const FORGOTTEN = new Set(["26000", "42P05", "08P01"]);

/**
 * Looks at a database from outside, and changes nothing.
 *
 * @throws what PostgreSQL or the network says, if it cannot be reached.
 */
export async function inspectServer(url: string): Promise<ServerReport> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<Omit<ServerReport, "isPooled"> & { pid: number }>(INSPECT);
    const [row] = rows;
    if (!row) throw new Error("PostgreSQL answered nothing");
    const { pid, ...report } = row;
    // A pooler makes up the number that it gives for cancelling; PostgreSQL's own is the process.
    const isPooled = processOf(client) !== pid;
    const keepsPreparedStatements = !isPooled || (await keepsStatements(client, url));
    return { ...report, isPooled, keepsPreparedStatements };
  } finally {
    await client.end();
  }
}

const INSPECT = `
  select current_setting('server_version_num')::int as version,
    current_setting('server_version') as "versionText",
    pg_backend_pid() as pid,
    session_user::text as login,
    array_remove(array[
      case when r.rolsuper then 'is a superuser' end,
      case when r.rolbypassrls then 'passes row-level security' end,
      case when r.rolcreaterole then 'may make roles' end,
      (select 'may become ' || string_agg(o.rolname, ' and ' order by o.rolname) from pg_roles o
        where o.rolname in ('tf_owner', 'tf_definer') and pg_has_role(session_user, o.oid, 'member'))
    ], null) as "excessOfLogin"
  from pg_roles r where r.rolname = session_user`;

/** node-postgres keeps it for cancelling, and does not tell its type. */
function processOf(client: Client): number | null {
  return (client as Client & { readonly processID: number | null }).processID;
}

/** While another one holds the server connection on which it was prepared, the statement has to be found elsewhere. */
async function keepsStatements(client: Client, url: string): Promise<boolean> {
  const other = await connect(url);
  const ask = () => client.query({ name: "taskflow_doctor", text: "select 1" });
  try {
    await ask();
    await other.query("begin");
    await ask();
    return true;
  } catch (error) {
    if (FORGOTTEN.has(sqlState(error) ?? "")) return false;
    throw error;
  } finally {
    await other.query("rollback").catch(() => {});
    await other.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MAX_MS,
    query_timeout: CONNECT_MAX_MS,
    application_name: "taskflow doctor",
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}
