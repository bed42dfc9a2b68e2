import { stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Config } from "../../config.ts";
import { servingSecretPath } from "../../start/instance-secret.ts";
import { type Check, fault, type Finding, note, ok } from "./check.ts";

const DISK_FREE_BYTES_MIN = 1_000_000_000;
const FOR_OTHERS = 0o077;

/** What can be seen without a database: rights on files, room, the user that runs this. */
export function machineChecks(config: Config): Check[] {
  return [
    { topic: "user", look: async () => checkUser(process.getuid?.()) },
    { topic: "secret", look: () => checkSecret(config) },
    { topic: "disk", look: () => checkDisk(config) },
  ];
}

function checkUser(uid: number | undefined): Finding {
  if (uid !== 0) return ok(uid === undefined ? "no root here" : `number ${uid}, not root`);
  return note("root: a server that root starts steps down once it listens, see docs/operate.md");
}

async function checkSecret({
  secret,
  secretFiles,
  database,
  dataDirectory,
}: Config): Promise<Finding> {
  if (secret === undefined && database.kind === "external") {
    return fault(
      "TASKFLOW_SECRET is not set, so nothing can be served with DATABASE_URL. Set it to 32 random characters or more.",
    );
  }
  const own = secret === undefined ? [servingSecretPath(dataDirectory)] : [];
  const paths = [...secretFiles, ...own];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) return note(`${path} is made at the first start`);
    if ((found.mode & FOR_OTHERS) === 0) continue;
    return fault(`Others may read ${path}. Run "chmod 600 ${path}".`);
  }
  return ok(paths.length === 0 ? "set" : `${paths.join(", ")}, for their owner only`);
}

async function checkDisk({ database, dataDirectory }: Config): Promise<Finding> {
  if (database.kind === "external") return ok("the database keeps its own");
  const { bavail, bsize } = await statfs(await closestThere(dataDirectory));
  const megabytes = Math.floor((bavail * bsize) / 1_000_000);
  if (bavail * bsize >= DISK_FREE_BYTES_MIN) return ok(`${megabytes} MB free`);
  return fault(
    `Only ${megabytes} MB are free for ${dataDirectory}. Make room, or move it and set TASKFLOW_DATA_DIR.`,
  );
}

/** Before the first start the directory is not there, but what it will be made on is. */
async function closestThere(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found !== null || dirname(path) === path ? path : closestThere(join(path, ".."));
}
