// Holds a PostgreSQL as the server does, for tests that kill or interrupt the server.
import { Client } from "pg";
import { startEmbeddedPostgres } from "./index.ts";

const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "" });

async function drain(): Promise<void> {
  const client = new Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  await client.query("select pg_sleep(0.3)");
  await client.end();
  process.stdout.write("drained\n");
  await postgres.stop();
}

process.once("SIGINT", () => void drain());

process.stdout.write(`${postgres.superuserUrl}\n`);
