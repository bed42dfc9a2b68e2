import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Exit code and signal. */
  readonly exited: Promise<readonly [code: number | null, signal: NodeJS.Signals | null]>;
  /** Every line that it wrote so far. */
  readonly lines: readonly string[];
}

const INDEX = import.meta.resolve("@taskflow/server");
/** The one file that is run where TaskFlow is installed; it must have been built. */
export const BUNDLE = fileURLToPath(new URL("../dist/main.js", INDEX));
/** Half of a start is compiling the same text again. */
export const COMPILE_CACHE = fileURLToPath(new URL("../node_modules/.cache/compile", INDEX));
const LISTENING = /^listening\s+on (?<url>\S+)$/u;

/** Starts a server with these settings and no others, and answers once it listens. */
export async function startServerProcess(
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [BUNDLE], {
    env: {
      PORT: "0",
      TASKFLOW_LIMITS_FACTOR: "1000",
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit").then(
    // Node's own arguments of this event.
    ([code, signal]) => [code as number | null, signal as NodeJS.Signals | null] as const,
  );
  const lines: string[] = [];
  const listening = new Promise<string>((resolve, reject) => {
    const hear = (line: string) => {
      lines.push(line);
      const url = LISTENING.exec(line)?.groups?.["url"];
      if (url !== undefined) resolve(url);
    };
    createInterface(child.stdout).on("line", hear);
    createInterface(child.stderr).on("line", hear);
    child.once("close", () => reject(new Error(`The server did not start.\n${lines.join("\n")}`)));
  });
  const url = await listening;
  if (child.pid === undefined) throw new Error("a process that listens has a number");
  return { url, pid: child.pid, kill: (signal) => void child.kill(signal), exited, lines };
}
