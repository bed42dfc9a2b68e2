import { stat } from "node:fs/promises";
import { join } from "node:path";

/** Tells whether a data directory holds a database already. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  const found = await stat(join(dataDir, "postgres")).catch(() => null);
  return found?.isDirectory() === true;
}
