import { createDatabaseIfMissing } from "../create-database-if-missing.ts";
import { migrate } from "../migrate.ts";

/** Logins of throwaway clusters. */
export const TEST_PASSWORDS = { app: "app", auth: "auth" } as const;
/** The migrated database that each test file's database is cloned from. */
export const TEMPLATE = "taskflow_template";

/** Makes the migrated template on a fresh cluster. */
export async function prepareTemplate(superuserUrl: string): Promise<void> {
  await migrate(await createDatabaseIfMissing(superuserUrl, TEMPLATE), TEST_PASSWORDS);
}
