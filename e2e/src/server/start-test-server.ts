import type { TestDatabase } from "@taskflow/db/testing";
import { createLog, readConfig, startServer } from "@taskflow/server";

/** A whole server in this process: real HTTP on a port of its own, the built web app, a cloned database. */
export interface TestServer {
  readonly url: string;
  /** What went wrong inside since this was last asked, as log lines. */
  readonly takeFaults: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** The same for every server of one database, as in an installation with several. */
const SECRET = "a secret that only tests know, 32+";

/** Starts a server over a database of a test's own, with limits out of the way unless the settings say otherwise. */
export async function startTestServer(
  { adminUrl }: Pick<TestDatabase, "adminUrl">,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const config = readConfig({
    PORT: "0",
    DATABASE_URL: adminUrl,
    TASKFLOW_SECRET: SECRET,
    TASKFLOW_LIMITS_FACTOR: "1000",
    ...settings,
  });
  const lines: string[] = [];
  const log = createLog("warn", {
    // That somebody was refused is worth a warning to an operator, and no fault.
    write: (line) => line.includes('"msg":"security"') || lines.push(line),
  });
  const server = await startServer(config, { log });
  return { url: server.url, takeFaults: () => lines.splice(0), stop: server.stop };
}
