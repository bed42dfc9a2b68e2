import { existsSync } from "node:fs";

const USUAL_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where a Chromium is installed: CHROMIUM_PATH, else one of the usual places, else undefined. */
export function findChromium() {
  return [process.env["CHROMIUM_PATH"] ?? "", ...USUAL_PATHS].find(
    (path) => path !== "" && existsSync(path),
  );
}
