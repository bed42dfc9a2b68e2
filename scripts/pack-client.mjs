// Builds and packs @taskflow/client as it would be published: npm run pack:client -- <directory>
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { install } from "./prepare.mjs";
import { runPnpm } from "./run-quietly.mjs";
import { say } from "./say.mjs";

const [directory = "."] = process.argv.slice(2);
// npm runs this at the root, and knows where it was called.
const target = resolve(process.env["INIT_CWD"] ?? ".", directory);
const tarball = join(target, "taskflow-client.tgz");

await install();
mkdirSync(target, { recursive: true });
await runPnpm(["--filter", "@taskflow/client", "pack", "--out", tarball]);
say("client", tarball);
