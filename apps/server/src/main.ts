#!/usr/bin/env node
import { OperatorError } from "@taskflow/db";
import { awaitsFirstAccount } from "@taskflow/domain";
import packageJson from "../package.json" with { type: "json" };
import { readConfig } from "./config.ts";
import { gatherLines } from "./gather-lines.ts";
import { createLog } from "./log.ts";
import { operatorVerbs } from "./operator/operator-verbs.ts";
import { findVerb, usageOf, type Verb } from "./operator/verb.ts";
import { type RunningServer, startServer } from "./serve.ts";
import { commandName, inWordsOf } from "./start/command-name.ts";
import { sayTo } from "./start/say.ts";
import { stepDown } from "./start/step-down.ts";
import { forTerminal } from "./terminal-log.ts";

const command = commandName();
const say = sayTo({ write: (text) => process.stdout.write(inWordsOf(command, text)) });

const VERBS: readonly Verb[] = [
  { name: "serve", about: "start the server (the default)", run: serve },
  ...operatorVerbs(say),
  { name: "help", about: "show this", run: showUsage },
  { name: "--version", about: "tell the version", run: showVersion },
];

async function showUsage(): Promise<void> {
  process.stdout.write(usageOf(VERBS, command));
}

async function showVersion(): Promise<void> {
  process.stdout.write(`${packageJson.version}\n`);
}

async function serve(): Promise<void> {
  const config = readConfig();
  // Whoever read the log is gone: that is no reason to stop, and not one that could be logged.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  const lines = gatherLines(process.stdout);
  process.on("exit", lines.flush);
  const log = createLog(
    config.logLevel,
    process.stdout.isTTY ? forTerminal(process.stdout) : lines,
  );
  const next: string[] = [];
  const server = await startServer(config, {
    say,
    log,
    whenOpen: async (services) => {
      if (await awaitsFirstAccount(services)) {
        next.push("open it in a browser and make the first account");
      }
      await stepDown(config.dataDirectory, say);
    },
  });
  stopBySignal(server);
  stopOnFault(server);
  say("listening", `on ${server.url}`);
  for (const sentence of next) say("", sentence);
}

/** The first signal drains; a second one means it. */
function stopBySignal(server: RunningServer): void {
  let isStopping = false;
  const stop = () => {
    // PostgreSQL ends with its parent and recovers by itself.
    if (isStopping) process.exit(130);
    isStopping = true;
    say("stopping", "answers under way are finished first; press Ctrl-C again to stop at once");
    void server.stop().then(() => process.exit(0), fail);
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

/** What an operator can put right is said in a sentence; all else is a fault of ours, with its stack. */
function fail(error: unknown): void {
  process.stderr.write(
    `${error instanceof OperatorError ? inWordsOf(command, error.message) : String(toStack(error))}\n`,
  );
  process.exit(1);
}

function toStack(error: unknown): unknown {
  return error instanceof Error ? error.stack : error;
}

const words = process.argv.slice(2);
/** What is typed with nothing, and as other programs spell it. */
const SPELT: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  [undefined, ["serve"]],
  ["--help", ["help"]],
]);
const found = findVerb(VERBS, SPELT.get(words[0]) ?? words);
if ("run" in found) {
  await found.run().catch(fail);
} else {
  process.stderr.write(`${found.problem}\n\n${usageOf(found.meant, command)}`);
  process.exitCode = 2;
}
