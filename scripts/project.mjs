import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The Node that the project brings along; it is there after the installation. */
export const projectNode = join(root, "node_modules", ".bin", "node");

/** What every child gets: the project's own programs first, and no telemetry of anybody's. */
export const environment = {
  ...process.env,
  PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  npm_config_update_notifier: "false",
};

/** @type {{ packageManager: string }} */
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The manager that package.json pins, such as "pnpm@1.2.3". */
export const { packageManager } = manifest;
