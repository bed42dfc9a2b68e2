import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { afterServer } from "./vite/after-server.ts";
import { compileTexts } from "./vite/compile-texts.ts";
import { ownCopy } from "./vite/own-copy.ts";
import { precompress } from "./vite/precompress.ts";
import { proxyLogger, proxyTo } from "./vite/proxy-to.ts";

const target = process.env["TASKFLOW_DEV_SERVER"] ?? "http://127.0.0.1:3001";
const PROXIED = ["/trpc", "/api", "/docs", "/openapi.json", "/healthz", "/readyz"];

export default defineConfig({
  plugins: [react(), tailwindcss(), compileTexts(), ownCopy(), precompress(), afterServer(target)],
  customLogger: proxyLogger(),
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
    proxy: proxyTo(target, PROXIED),
  },
});
