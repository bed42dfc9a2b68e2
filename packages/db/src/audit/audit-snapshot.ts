import { Client } from "pg";

/**
 * Lends a connection that sees every workspace's change log as of one moment, while others go on writing.
 *
 * @param adminUrl a login that is a superuser or may become tf_definer, whom the policies let see all.
 */
export async function auditSnapshot<T>(
  adminUrl: string,
  run: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: adminUrl, application_name: "taskflow audit" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin transaction isolation level repeatable read, read only");
    await client.query("set local role tf_definer");
    const result = await run(client);
    await client.query("commit");
    return result;
  } finally {
    await client.end();
  }
}
