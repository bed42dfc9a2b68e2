// npm test: installs, builds, and runs every test. Arguments after -- go to Vitest.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { missingPrograms } from "./missing-programs.mjs";
import { build, install } from "./prepare.mjs";
import { environment, projectNode, root } from "./project.mjs";
import { say } from "./say.mjs";

const NO_BROWSER = `
!!! No Chromium was found, so the journeys in a real browser DID NOT RUN.
!!! Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH, and run npm test again.
`;

/** @param {readonly string[]} missing */
const noExamples = (missing) => `
!!! There is no ${missing.join(" and no ")} here, so the examples that take it DID NOT RUN.
!!! Install it (Debian: apt-get install ${missing.join(" ")}) and run npm test again.
`;

await install();
await build();
const chromium = findChromium();
const missing = process.env["TASKFLOW_REHEARSE"] === "1" ? missingPrograms() : [];
const warning =
  (chromium === undefined ? NO_BROWSER : "") + (missing.length > 0 ? noExamples(missing) : "");
process.stdout.write(warning);
if (chromium !== undefined) say("browser", chromium);

const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const child = spawn(projectNode, [vitest, "run", ...process.argv.slice(2)], {
  cwd: root,
  // Each of a dozen workers would compile the same libraries.
  env: { ...environment, NODE_COMPILE_CACHE: join(root, "node_modules/.cache/taskflow/compile") },
  stdio: ["ignore", "inherit", "inherit"],
});
// Vitest gets the same Ctrl-C and stops its PostgreSQL before it ends.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => {
  process.stdout.write(warning);
  process.exit(code ?? 1);
});
