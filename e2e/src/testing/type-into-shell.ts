import { execFile } from "node:child_process";

interface Typing {
  /** Answers what a line asks for without showing it. */
  readonly secret: string;
  readonly cwd: string;
}

/** Types lines into a shell that knows nothing but where programs are, and answers what it wrote. */
export function typeIntoShell(lines: readonly string[], { secret, cwd }: Typing): Promise<string> {
  const { PATH } = process.env;
  const script = `set -eu -o pipefail\n${lines.join("\n")}`;
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { PATH } };
    const shell = execFile("bash", ["-c", script], options, (error, said, complaint) => {
      if (error) reject(new Error(`${complaint}${said}`, { cause: error }));
      else resolve(said);
    });
    shell.stdin?.end(`${secret}\n`);
  });
}
