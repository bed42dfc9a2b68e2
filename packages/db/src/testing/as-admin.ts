import { Client } from "pg";
import type { TestDatabase } from "./clone-database.ts";

/** Runs statements as the superuser, whom no policy binds: to seed, to break on purpose, to look. */
export async function asAdmin<T>(
  { adminUrl }: Pick<TestDatabase, "adminUrl">,
  run: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
