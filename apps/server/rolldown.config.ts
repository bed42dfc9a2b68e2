import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "rolldown";

const MIGRATIONS = fileURLToPath(new URL("../../packages/db/migrations", import.meta.url));

/** The SQL is read when the server starts, and goes beside the bundle. */
const packMigrations: Plugin = {
  name: "pack-migrations",
  generateBundle() {
    // Nothing else, such as what an editor leaves: it would be applied.
    const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith(".sql"));
    const texts = files
      .toSorted()
      .map((file) => [file.replace(/\.sql$/u, ""), readFileSync(`${MIGRATIONS}/${file}`, "utf8")]);
    this.emitFile({
      type: "asset",
      fileName: "migrations.json",
      source: JSON.stringify(Object.fromEntries(texts)),
    });
  },
};

const SPREAD_HELPER = "function _objectSpread2(e) {";
const NATIVE_SPREAD = "function _objectSpread2(target, a, b) { return { ...target, ...a, ...b }; }";

/**
 * tRPC ships `{ ...a, ...b }` rewritten for engines of before 2018 and makes some twenty such objects a
 * call. Property by property they were a sixth of a single task's call; here the helper spreads again.
 */
const spreadNatively = (): Plugin => {
  let isDone = false;
  return {
    name: "spread-natively",
    transform: {
      filter: { id: /[/]@trpc[/]server[/]dist[/]/u, code: SPREAD_HELPER },
      handler(code) {
        isDone = true;
        return code.replace(SPREAD_HELPER, `${NATIVE_SPREAD}\nfunction _objectSpread2Slowly(e) {`);
      },
    },
    buildEnd() {
      if (!isDone) this.error("tRPC has another helper for spreads: is it still slow?");
    },
  };
};

export default defineConfig({
  input: {
    main: "src/main.ts",
    // Started by its file, as a thread.
    "argon2-thread": fileURLToPath(
      new URL("../../packages/crypto/src/argon2-thread.ts", import.meta.url),
    ),
  },
  platform: "node",
  // What has native code of its own; PostgreSQL and Swagger UI are found by path and never imported.
  external: [/^@node-rs\//u, "pg-native"],
  plugins: [packMigrations, spreadNatively()],
  output: { dir: "dist", format: "esm", sourcemap: true, cleanDir: true },
});
