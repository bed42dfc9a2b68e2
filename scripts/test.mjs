// npm test: installs, builds, and runs every test. Arguments after -- go to Vitest.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { build, install } from "./prepare.mjs";
import { environment, projectNode, root } from "./project.mjs";
import { say } from "./say.mjs";

const NO_BROWSER = `
!!! No Chromium was found, so the journeys in a real browser DID NOT RUN.
!!! Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH, and run npm test again.
`;

await install();
await build();
const chromium = findChromium();
if (chromium === undefined) process.stdout.write(NO_BROWSER);
else say("browser", chromium);

const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const child = spawn(projectNode, [vitest, "run", ...process.argv.slice(2)], {
  cwd: root,
  env: environment,
  stdio: ["ignore", "inherit", "inherit"],
});
// Vitest gets the same Ctrl-C and stops its PostgreSQL before it ends.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => {
  if (chromium === undefined) process.stdout.write(NO_BROWSER);
  process.exit(code ?? 1);
});
