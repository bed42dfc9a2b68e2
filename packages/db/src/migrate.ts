import { Client } from "pg";
import { readMigrations, type Migration } from "./migrations.ts";
import { OperatorError } from "./operator-error.ts";
import { queryStrictly } from "./query-strictly.ts";
import { prepareRoles, type RolePasswords } from "./prepare-roles.ts";

/** Any constant that no other program takes: the advisory lock of whoever migrates. */
const LOCK = "5203461";
const SERVER_VERSION_MIN = 150_000;

/** What {@link migrate} did. */
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly total: number;
}

/**
 * Brings a database up to date: roles, then every migration that is missing, each in a transaction of
 * its own, all under one advisory lock, so that several processes may start at once.
 *
 * @param adminUrl a login that may make roles and owns the database.
 * @throws {OperatorError} if the server is too old or not in UTF-8, the login may too little, an applied
 *   migration was changed, or the database is newer than this program.
 */
export async function migrate(
  adminUrl: string,
  passwords?: RolePasswords,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationReport> {
  const client = new Client({ connectionString: adminUrl, application_name: "taskflow migrate" });
  client.on("error", () => {});
  await client.connect();
  try {
    await requireServer(client);
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await prepareRoles(client, passwords);
    await client.query("set role tf_owner");
    await client.query("set search_path = public");
    return await applyMissing(client, migrations);
  } finally {
    await client.end();
  }
}

async function applyMissing(
  client: Client,
  migrations: readonly Migration[],
): Promise<MigrationReport> {
  await client.query(`
    create table if not exists public.schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    grant select on public.schema_migration to tf_app`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from public.schema_migration order by name",
  );
  assertHistory(rows, migrations);
  const missing = migrations.slice(rows.length);
  for (const { name, sql, checksum } of missing) {
    await client.query("begin");
    await queryStrictly(client, sql);
    await client.query("insert into public.schema_migration (name, checksum) values ($1, $2)", [
      name,
      checksum,
    ]);
    await client.query("commit");
  }
  return { applied: missing.map(({ name }) => name), total: migrations.length };
}

function assertHistory(
  applied: readonly { name: string; checksum: string }[],
  migrations: readonly Migration[],
): void {
  for (const [index, { name, checksum }] of applied.entries()) {
    const ours = migrations[index];
    if (!ours) {
      throw new OperatorError(
        `The database is newer than this program: it has migration ${name}. Start a newer TaskFlow.`,
      );
    }
    if (ours.name !== name || ours.checksum !== checksum) {
      throw new OperatorError(
        `Migration ${name} was applied in another form than this program has as ${ours.name}. ` +
          "Start the TaskFlow that this database belongs to.",
      );
    }
  }
}

async function requireServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text,
       current_setting('server_encoding') as encoding`,
  );
  const [server] = rows;
  if (Number(server?.number) < SERVER_VERSION_MIN) {
    throw new OperatorError(`PostgreSQL ${server?.text} is too old: TaskFlow needs 15 or newer.`);
  }
  if (server?.encoding !== "UTF8") {
    throw new OperatorError(
      `The database is encoded in ${server?.encoding}, which cannot hold every text. ` +
        "Make one with encoding UTF8 for TaskFlow.",
    );
  }
}
