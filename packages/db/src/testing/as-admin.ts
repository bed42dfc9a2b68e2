import { Client } from "pg";
import type { TestDatabase } from "./clone-database.ts";

/** Where the superuser gets in: over connections that are open already, or else by one of its own. */
export type AdminAccess = Pick<TestDatabase, "adminUrl"> & Partial<Pick<TestDatabase, "admins">>;

/** Runs statements as the superuser, whom no policy binds: to seed, to break on purpose, to look. */
export async function asAdmin<T>(
  { adminUrl, admins }: AdminAccess,
  run: (client: Client) => Promise<T>,
): Promise<T> {
  if (admins) return admins.use(run);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
