// Runs turbo, which asks for pnpm on the path, where none is installed: node scripts/turbo.mjs dev
import { spawn } from "node:child_process";
import { install } from "./prepare.mjs";
import { environment, packageManager, root } from "./project.mjs";

await install();
const args = [
  "--yes",
  "--prefer-offline",
  packageManager,
  "exec",
  "turbo",
  ...process.argv.slice(2),
];
const child = spawn("npx", args, { cwd: root, env: environment, stdio: "inherit" });
let isInterrupted = false;
// The terminal sends Ctrl-C to turbo as well, which stops its tasks first.
process.on("SIGINT", () => {
  isInterrupted = true;
});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => process.exit(isInterrupted ? 0 : (code ?? 1)));
