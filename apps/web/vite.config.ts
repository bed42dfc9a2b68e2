import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compileTexts } from "./vite/compile-texts.ts";
import { ownCopy } from "./vite/own-copy.ts";
import { precompress } from "./vite/precompress.ts";

const target = process.env["TASKFLOW_DEV_SERVER"] ?? "http://127.0.0.1:3001";
const PROXIED = ["/trpc", "/api", "/docs", "/openapi.json", "/healthz", "/readyz"];

export default defineConfig({
  plugins: [react(), tailwindcss(), compileTexts(), ownCopy(), precompress()],
  build: {
    outDir: "dist",
    // light-dark() stays as it is: the tokens rest on it.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    // An asset as a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What comes first stays in two files, whatever later pages share with them.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "index", tags: ["$initial"], priority: 2 },
            { name: "signed-in-pages", test: /\/src\/app\/signed-in-pages\.ts$/u, priority: 1 },
            // Wanted at the same moment, by modules that do not know each other.
            { name: "live", test: /\/(?:follow-workspace|stream-link)\.ts$/u },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    port: 3000,
    strictPort: true,
    // The Host header stays, so that the server's check of Origin against it holds in development too.
    proxy: Object.fromEntries(PROXIED.map((path) => [path, { target, changeOrigin: false }])),
  },
});
