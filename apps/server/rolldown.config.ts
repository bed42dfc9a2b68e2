import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "rolldown";

const MIGRATIONS = fileURLToPath(new URL("../../packages/db/migrations", import.meta.url));

/** The SQL files are read when the server starts, so they go beside the bundle. */
const copyMigrations: Plugin = {
  name: "copy-migrations",
  writeBundle({ dir = "dist" }) {
    cpSync(MIGRATIONS, `${dir}/migrations`, { recursive: true });
  },
};

export default defineConfig({
  input: "src/main.ts",
  platform: "node",
  // What has native code of its own; PostgreSQL and Swagger UI are found by path and never imported.
  external: [/^@node-rs\//u, "pg-native"],
  plugins: [copyMigrations],
  output: { dir: "dist", format: "esm", sourcemap: true, cleanDir: true },
});
