import { Client } from "pg";

/** Runs statements as the superuser, whom no policy binds. */
export async function asSuperuser<T>(
  adminUrl: string,
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
