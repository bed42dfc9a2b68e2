import type { Database } from "./database.ts";
import { readMigrations } from "./migrations.ts";

/** Tells whether every migration that this program knows is applied. Rejects if the database does not answer. */
export async function isMigrated(database: Database): Promise<boolean> {
  const { name } = await database.probe
    .selectFrom("schema_migration")
    .select((eb) => eb.fn.max("name").as("name"))
    .executeTakeFirstOrThrow();
  return name === readMigrations().at(-1)?.name;
}
