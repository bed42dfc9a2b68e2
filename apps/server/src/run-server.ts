import { awaitsFirstAccount } from "@taskflow/domain";
import { readConfig } from "./config.ts";
import { gatherLines } from "./gather-lines.ts";
import { createLog } from "./log.ts";
import { type RunningServer, startServer } from "./serve.ts";
import { giveUp } from "./start/give-up.ts";
import type { Say } from "./start/say.ts";
import { stepDown } from "./start/step-down.ts";
import { forTerminal } from "./terminal-log.ts";

/** What whoever started the server is to be told. */
interface Served {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** Nobody has made an account yet. */
  readonly isNew: boolean;
}

/**
 * Starts the server that this process is there for, and stops it by signals and faults.
 *
 * @throws as {@link startServer}.
 */
export async function runServer(say: Say): Promise<Served> {
  const config = readConfig();
  // Whoever read the log is gone: that is no reason to stop, and not one that could be logged.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  const lines = gatherLines(process.stdout);
  process.on("exit", lines.flush);
  const log = createLog(
    config.logLevel,
    process.stdout.isTTY ? forTerminal(process.stdout) : lines,
  );
  let isNew = false;
  const server = await startServer(config, {
    say,
    log,
    whenOpen: async (services) => {
      isNew = await awaitsFirstAccount(services);
      await stepDown(config.dataDirectory, say);
    },
  });
  stopBySignal(server, say);
  stopOnFault(server);
  return { url: server.url, isNew };
}

/** The first signal drains; a second one means it. */
function stopBySignal(server: RunningServer, say: Say): void {
  let isStopping = false;
  const stop = () => {
    // PostgreSQL ends with its parent and recovers by itself.
    if (isStopping) process.exit(130);
    isStopping = true;
    say("stopping", "answers under way are finished first; press Ctrl-C again to stop at once");
    void server.stop().then(() => {
      say("stopped", "in good order");
      process.exit(0);
    }, giveUp);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function stopOnFault(server: RunningServer): void {
  let isStopping = false;
  const stop = (error: unknown) => {
    server.log.fault(error, { where: "process" });
    if (isStopping) return;
    isStopping = true;
    void server.stop().finally(() => process.exit(1));
  };
  process.on("uncaughtException", stop);
  process.on("unhandledRejection", stop);
  void server.lost.then(stop);
}
