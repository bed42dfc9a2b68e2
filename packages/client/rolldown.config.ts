import { defineConfig } from "rolldown";

const input = "src/index.ts";

export default defineConfig([
  {
    input,
    // What is installed beside it.
    external: /^(?:@trpc|eventsource-parser)\//u,
    output: { dir: "dist", format: "esm", sourcemap: true, cleanDir: true },
  },
  {
    input,
    // All that an app's bundle gets with it, to be weighed; not published.
    platform: "browser",
    output: { file: "dist/weighed/client.js", format: "esm", minify: true },
  },
]);
