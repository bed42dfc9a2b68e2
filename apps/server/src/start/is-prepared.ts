import { type Database, isMigrated, RowSecurityError, sqlState } from "@taskflow/db";

/** No table, no role, or no right to either: nothing has prepared this database yet. */
const UNPREPARED = new Set(["42P01", "22023", "42704", "42501"]);

/** Tells whether the database is migrated; one that nobody has prepared is not. */
export async function isPrepared(database: Database): Promise<boolean> {
  try {
    return await isMigrated(database);
  } catch (error) {
    if (error instanceof RowSecurityError || UNPREPARED.has(sqlState(error) ?? "")) return false;
    throw error;
  }
}
