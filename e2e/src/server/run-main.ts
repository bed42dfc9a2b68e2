import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { BUNDLE, COMPILE_CACHE } from "./server-process.ts";

/** The program as a process of its own. */
export interface RunningMain {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with what it wrote to standard output, once that matches. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts `taskflow` with these arguments and no settings but these. */
export function runMain(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): RunningMain {
  const env = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...settings };
  const child = spawn(process.execPath, [...nodeArgs, BUNDLE, ...args], { env });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(([code, signal]: (number | string | null)[]) => {
    return code ?? signal ?? "nothing";
  });
  const says = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(stdout);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`it ended before: ${stdout}${stderr}`);
      await Promise.race([once(child.stdout, "data"), ended]);
    }
  };
  return { child, says, ended, stdout: () => stdout, stderr: () => stderr };
}
