import { spawn } from "node:child_process";
import { constants } from "node:os";
import { environment, packageManager, root } from "./project.mjs";
import { say } from "./say.mjs";

/** Nobody looks at a terminal in which nothing happens for longer. */
const NEWS_MS = 10_000;

/** @type {readonly ("SIGINT" | "SIGTERM" | "SIGHUP")[]} */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs the pinned pnpm by npx, which installs nothing globally, and shows its output only if it
 * fails; now and then one line of it tells that it goes on.
 *
 * @param {readonly string[]} args
 */
export async function runPnpm(args) {
  // Without --prefer-offline a machine that has no network waits more than a minute for its own cache.
  await runQuietly("npx", ["--yes", "--prefer-offline", packageManager, ...args]);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
async function runQuietly(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  /** @type {Buffer[]} */
  const output = [];
  /** @param {Buffer} chunk */
  const keep = (chunk) => void output.push(chunk);
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const startedAt = performance.now();
  const news = setInterval(() => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    say("", `${progressIn(output) ?? "still at it"} (${seconds} s)`);
  }, NEWS_MS);
  /** @param {NodeJS.Signals} signal */
  const giveUp = (signal) => {
    child.kill(signal);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, giveUp);
  /** @type {string | null} */
  const failure = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(code === 0 ? null : `ended with ${signal ?? `code ${code}`}`),
    );
  });
  clearInterval(news);
  for (const signal of SIGNALS) process.off(signal, giveUp);
  if (failure === null) return;
  process.stderr.write(Buffer.concat(output));
  process.stderr.write(`\n${command} ${args.join(" ")} ${failure}\n`);
  process.exit(1);
}

/**
 * What pnpm counts while it installs; turbo counts nothing.
 *
 * @param {readonly Buffer[]} output
 */
function progressIn(output) {
  const lines = Buffer.concat(output.slice(-4))
    .toString()
    .matchAll(/^Progress: (.+)$/gmu);
  return [...lines].at(-1)?.[1];
}
