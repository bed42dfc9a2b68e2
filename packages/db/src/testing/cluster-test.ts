import { randomUUID } from "node:crypto";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { test } from "vitest";
import { startTestCluster } from "./cluster.ts";

/** A PostgreSQL that no other file uses: without the roles of TaskFlow, which belong to the whole server. */
export interface BareCluster {
  readonly superuserUrl: string;
  /** Runs statements as the superuser, in the database `postgres`. */
  readonly run: (statements: string) => Promise<void>;
  /** Makes an empty database; answers the superuser's connection string to it. */
  readonly createDatabase: (options?: string) => Promise<string>;
  /** Makes a login with these attributes; answers its connection string to the same database. */
  readonly createLogin: (databaseUrl: string, attributes: string) => Promise<string>;
}

export const clusterTest = test.extend<{ $file: { cluster: BareCluster } }>({
  cluster: [
    async ({}, use) => {
      const { superuserUrl, stop } = await startTestCluster();
      const client = new Client({ connectionString: superuserUrl });
      await client.connect();
      const run = async (statements: string) => {
        await client.query(statements);
      };
      await use({
        superuserUrl,
        run,
        createDatabase: async (options = "") => {
          const name = `db_${randomUUID()}`;
          await run(`create database ${escapeIdentifier(name)} ${options}`);
          const url = new URL(superuserUrl);
          url.pathname = `/${name}`;
          return url.href;
        },
        createLogin: async (databaseUrl, attributes) => {
          const [name, password] = [`login_${randomUUID()}`, randomUUID()];
          await run(
            `create role ${escapeIdentifier(name)} login password ${escapeLiteral(password)} ${attributes}`,
          );
          const url = new URL(databaseUrl);
          url.username = name;
          url.password = password;
          return url.href;
        },
      });
      await client.end();
      await stop();
    },
    { scope: "file" },
  ],
});
