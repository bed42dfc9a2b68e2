// npm run bench: installs, builds, and measures. Arguments after -- go to the bench.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import { findChromium } from "./find-chromium.mjs";
import { build, install } from "./prepare.mjs";
import { environment, projectNode, root } from "./project.mjs";

await install();
await build();

const child = spawn(
  projectNode,
  ["bench/src/main.ts", findChromium() ?? "", ...process.argv.slice(2)],
  { cwd: root, env: environment, stdio: ["ignore", "inherit", "inherit"] },
);
// The bench gets the same Ctrl-C, and its servers end with it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => process.exit(code ?? 1));
