import { Client } from "pg";

/** Connects and leaves again: rejects, with what PostgreSQL or the network says, if that cannot be done. */
export async function connectOnce(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  await client.end();
}
