// npm run screenshots: takes the README's pictures anew, from the product as it is built.
import { spawnSync } from "node:child_process";
import { findChromium } from "./find-chromium.mjs";
import { build, install } from "./prepare.mjs";
import { environment, projectNode, root } from "./project.mjs";

await install();
await build();
const chromium = findChromium();
if (chromium === undefined) throw new Error("Install Chromium, or set CHROMIUM_PATH.");
const { status } = spawnSync(projectNode, ["e2e/scripts/take-screenshots.ts", chromium], {
  cwd: root,
  env: environment,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
