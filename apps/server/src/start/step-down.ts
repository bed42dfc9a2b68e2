import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { findServingAccount, mayRead } from "@taskflow/db/embedded";
import type { Say } from "./say.ts";

/** What is read after the start: parts of this program that load late, and the page of the API's documentation. */
const READ_LATER = ["swagger-ui-dist/swagger-ui.css", "@node-rs/argon2"];

/**
 * Gives root's rights up for good, once the port is taken and everything is open that needs them. The
 * process goes on as the user that its PostgreSQL runs as. It stays root, and says so, where that user
 * may not read the program.
 */
export async function stepDown(dataDirectory: string, say: Say): Promise<void> {
  const account = await findServingAccount(dataDirectory);
  if (account === null) return;
  const needed = [import.meta.url, ...READ_LATER.map((name) => import.meta.resolve(name))];
  const closed = needed.map((url) => fileURLToPath(url)).find((path) => !mayRead(account, path));
  if (closed !== undefined) {
    return say(
      "warning",
      `stays root, because the user ${account.name} may not read ${dirname(closed)}. Move TaskFlow to a directory that everybody may read, such as /opt/taskflow, or start it as another user`,
    );
  }
  process.setgroups?.([account.gid]);
  process.setgid?.(account.gid);
  process.setuid?.(account.uid);
  say("user", `${account.name} from here on, not root`);
}
