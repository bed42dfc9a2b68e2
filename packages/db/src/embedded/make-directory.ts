import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a directory and those above it, unless it is there.
 *
 * Node's own recursive mkdir never ends where the system refuses with "no such file", as below /proc.
 */
export async function makeDirectory(path: string): Promise<void> {
  const attempt = () => mkdir(path, { mode: 0o755 });
  try {
    await attempt();
  } catch (error) {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory() === true) return;
    const parent = await stat(dirname(path)).catch(() => null);
    if (parent !== null) throw error;
    await makeDirectory(dirname(path));
    await attempt();
  }
}
