import type { TestDatabase } from "@taskflow/db/testing";
import { createTestHasher } from "@taskflow/domain/testing";
import { createLog, readConfig, startServer } from "@taskflow/server";
import { z } from "zod";

/**
 * A whole server in this process: real HTTP on a port of its own, the built web app, a cloned database. Only
 * passwords are hashed by less work.
 */
export interface TestServer {
  readonly url: string;
  /** What went wrong inside since this was last asked, as log lines; what people were refused is none of it. */
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
  const log = createLog("warn", { write: (line) => lines.push(line) });
  const server = await startServer(config, { log, passwords: createTestHasher() });
  const takeFaults = () => lines.splice(0).filter((line) => !isSecurityEvent(line));
  return { url: server.url, takeFaults, stop: server.stop };
}

const LogLine = z.looseObject({ msg: z.string() });

function isSecurityEvent(line: string): boolean {
  return LogLine.parse(JSON.parse(line)).msg === "security";
}
