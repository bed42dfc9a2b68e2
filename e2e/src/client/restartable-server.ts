import type { TestDatabase } from "@taskflow/db/testing";
import { type ServerProcess, startServerProcess } from "../server/server-process.ts";

/** A server in a process of its own that dies and comes back, elsewhere, while its clients go on. */
export interface RestartableServer {
  /** The address that clients know. */
  readonly baseUrl: string;
  /** Reaches the server wherever it is at the moment. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Kills it as a power cut does, and starts it again. */
  readonly killAndStart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Nobody listens there: what is sent past {@link RestartableServer.fetch} fails. */
const BASE_URL = "http://taskflow.invalid";

export async function startRestartableServer({
  adminUrl,
}: Pick<TestDatabase, "adminUrl">): Promise<RestartableServer> {
  const start = () =>
    startServerProcess({
      DATABASE_URL: adminUrl,
      TASKFLOW_SECRET: "a secret that only tests know, 32+",
    });
  const end = async (server: ServerProcess) => {
    server.kill("SIGKILL");
    await server.exited;
  };
  let server = await start();
  return {
    baseUrl: BASE_URL,
    fetch: (url, init) => fetch(url.replace(BASE_URL, server.url), init),
    killAndStart: async () => {
      await end(server);
      server = await start();
    },
    stop: () => end(server),
  };
}
