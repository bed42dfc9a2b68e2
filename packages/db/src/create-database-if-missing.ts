import { Client, escapeIdentifier } from "pg";
import { sqlState } from "./database-error.ts";

const DUPLICATE_DATABASE = "42P04";

/** Makes a database on a server of our own, unless it is there; answers its connection string. */
export async function createDatabaseIfMissing(superuserUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: superuserUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`create database ${escapeIdentifier(name)}`).catch((error: unknown) => {
      if (sqlState(error) !== DUPLICATE_DATABASE) throw error;
    });
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.pathname = `/${name}`;
  return url.href;
}
