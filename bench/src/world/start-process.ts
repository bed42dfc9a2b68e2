import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A server in a process of its own. */
export interface RunningProcess {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from its birth until it said where it listens. */
  readonly listeningAfterMs: number;
  /** Asks it to end, and waits for that. */
  readonly stop: () => Promise<void>;
}

/** What to run. */
export interface Program {
  readonly file: string;
  readonly args?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

const LISTENING = /^listening\s+on (?<url>\S+)$/mu;

/**
 * Starts a program with these settings and no others, and answers once it says that it listens. What it
 * writes afterwards is read and thrown away, as cheaply as a log collector could.
 */
export async function startProcess({
  file,
  args = [],
  settings = {},
}: Program): Promise<RunningProcess> {
  const bornAt = performance.now();
  const child = spawn(process.execPath, [file, ...args], {
    env: { NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  // Whatever ends the bench ends its servers.
  const end = () => void child.kill("SIGTERM");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  const url = await hearUrl(child);
  const listeningAfterMs = performance.now() - bornAt;
  child.stdout?.resume();
  if (child.pid === undefined) throw new Error("a process that listens has a number");
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
  };
  return { url, pid: child.pid, listeningAfterMs, stop };
}

function hearUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const url = LISTENING.exec(said)?.groups?.["url"];
      if (url === undefined) return;
      child.stdout?.off("data", hear);
      resolve(url);
    };
    child.stdout?.on("data", hear);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${child.spawnfile} did not start.\n${said}`)));
  });
}
