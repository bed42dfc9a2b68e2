// Writes src/tables.gen.ts from a migrated throwaway database. `--check` only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { Client } from "pg";
import { generateTableTypes } from "../src/table-types.ts";
import { startTestCluster } from "../src/testing/cluster.ts";
import { cloneDatabase } from "../src/testing/clone-database.ts";
import { prepareTemplate } from "../src/testing/template.ts";

const target = new URL("../src/tables.gen.ts", import.meta.url);

const cluster = await startTestCluster();
try {
  await prepareTemplate(cluster.superuserUrl);
  const { adminUrl } = await cloneDatabase(cluster.superuserUrl);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const generated = await generateTableTypes(client);
  await client.end();
  if (!process.argv.includes("--check")) writeFileSync(target, generated);
  else if (readFileSync(target, "utf8") !== generated) {
    console.error("src/tables.gen.ts is stale: run `pnpm --filter @taskflow/db generate`");
    process.exitCode = 1;
  }
} finally {
  await cluster.stop();
}
