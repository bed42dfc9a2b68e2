import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The superuser's way into the database of a server that runs its own PostgreSQL. */
export async function embeddedAdminUrl(dataDir: string): Promise<string> {
  const password = await readFile(join(dataDir, "postgres", "superuser-password"), "utf8");
  const socket = encodeURIComponent(join(dataDir, "run"));
  return `postgresql://postgres:${password.trim()}@${socket}:5432/taskflow`;
}
