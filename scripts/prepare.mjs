import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectNode, root } from "./project.mjs";
import { runPnpm } from "./run-quietly.mjs";
import { say } from "./say.mjs";
import { sourceFiles, stampOf } from "./stamp.mjs";

const WORKSPACES = ["apps", "packages"];
const ROOT_FILES = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"];
const BUILT = ["apps/server/dist/main.js", "apps/web/dist/index.html"];

/** Installs the dependencies, unless the ones that are there belong to this very lockfile. */
export async function install() {
  const manifests = ["e2e", "bench", ...WORKSPACES.flatMap(packagesIn)].map((path) =>
    join(path, "package.json"),
  );
  const stamp = stampOf("install", [...ROOT_FILES, ...manifests]);
  if (stamp.isCurrent() && existsSync(projectNode)) {
    say("install", "dependencies are in place");
    return;
  }
  say("install", "getting the dependencies; the first time takes up to a minute");
  await runPnpm(["install", "--frozen-lockfile", "--prefer-offline"]);
  stamp.write();
}

/** Builds server and web app, unless the build that is there was made of these very sources. */
export async function build() {
  const files = [
    ...ROOT_FILES,
    "tsconfig.base.json",
    "turbo.json",
    ...WORKSPACES.flatMap(sourceFiles),
  ];
  const stamp = stampOf("build", files);
  if (stamp.isCurrent() && BUILT.every((path) => existsSync(join(root, path)))) {
    say("build", "server and web app are up to date");
    return;
  }
  say("build", "building server and web app");
  await runPnpm([
    "exec",
    "turbo",
    "run",
    "build",
    "--filter=./apps/*",
    "--output-logs=errors-only",
  ]);
  stamp.write();
}

/** @param {string} directory */
function packagesIn(directory) {
  return readdirSync(join(root, directory), { withFileTypes: true })
    .map((entry) => join(directory, entry.name))
    .filter((path) => existsSync(join(root, path, "package.json")))
    .toSorted();
}
