#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { operatorVerbs } from "./operator/operator-verbs.ts";
import { findVerb, usageOf, type Verb } from "./operator/verb.ts";
import { runServer } from "./run-server.ts";
import { commandName, inWordsOf } from "./start/command-name.ts";
import { giveUp } from "./start/give-up.ts";
import { sayTo } from "./start/say.ts";

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
  const { url, isNew } = await runServer(say);
  say("listening", `on ${url}`);
  if (isNew) say("", "open it in a browser and make the first account");
}

const words = process.argv.slice(2);
/** What is typed with nothing, and as other programs spell it. */
const SPELT: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  [undefined, ["serve"]],
  ["--help", ["help"]],
]);
const found = findVerb(VERBS, SPELT.get(words[0]) ?? words);
if ("run" in found) {
  await found.run().catch(giveUp);
} else {
  process.stderr.write(`${found.problem}\n\n${usageOf(found.meant, command)}`);
  process.exitCode = 2;
}
