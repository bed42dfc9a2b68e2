import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRepositoryFile, ROOT } from "../src/operate/repository.ts";

const FOLDER = "deploy/systemd";
const units = readdirSync(join(ROOT, FOLDER));
const services = units.filter((name) => name.endsWith(".service"));

test.each(services)("%s writes to its data only, and gains no right", (name) => {
  const lines = new Set(readRepositoryFile(join(FOLDER, name)).split("\n"));
  const wanted = [
    "User=taskflow",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "StateDirectory=taskflow",
    "UMask=0077",
    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
  ];
  expect(wanted.filter((line) => !lines.has(line))).toEqual([]);
});

test("systemd itself finds nothing wrong with the units, where it is installed", () => {
  const directory = mkdtempSync(join(tmpdir(), "taskflow-units-"));
  for (const name of units) {
    // As on the machine that they are for, where the clone is there, and the user.
    const text = readRepositoryFile(join(FOLDER, name))
      .replaceAll("/opt/taskflow", ROOT.replace(/\/$/u, ""))
      .replaceAll(/^(User|Group)=taskflow$/gmu, "$1=daemon");
    writeFileSync(join(directory, name), text);
  }
  const paths = units.map((name) => join(directory, name));
  const found = spawnSync("systemd-analyze", ["verify", ...paths], { encoding: "utf8" });
  rmSync(directory, { recursive: true });
  const isMissing = found.error !== undefined;
  expect(isMissing ? "" : `${found.stderr}${found.status}`).toBe(isMissing ? "" : "0");
});
