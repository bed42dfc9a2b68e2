// npm start: installs, builds, and runs the server on the project's own Node.
import "./require-node.mjs";
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { build, install } from "./prepare.mjs";
import { environment, projectNode, root } from "./project.mjs";

/**
 * The shell becomes the server, after it has left a tiny one behind that reads a pipe of this process:
 * its end tells that nobody is left to pass signals on, and ends the server in good order.
 */
const RUN_TIED = `
exec 3<&0 </dev/null
( ( read -r ended <&3 || kill -TERM $$ ) >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/** One press of Ctrl-C arrives up to three times: from the terminal, and from each npm above. */
const SAME_PRESS_MS = 500;
const PARENT_CHECK_MS = 500;

await install();
await build();
runServer();

function runServer() {
  const server = spawn(
    "/bin/sh",
    ["-c", RUN_TIED, "taskflow", projectNode, "apps/server/dist/main.js", ...process.argv.slice(2)],
    {
      cwd: root,
      env: { ...environment, NODE_ENV: "production" },
      detached: true,
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  let lastSignalAt = Number.NEGATIVE_INFINITY;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (performance.now() - lastSignalAt < SAME_PRESS_MS) return;
    lastSignalAt = performance.now();
    server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
  };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, passOn);
  }
  stopWithNpm(() => passOn("SIGTERM"));
  server.stdin.on("error", () => {});
  server.once("error", (error) => {
    process.stderr.write(`The server could not be started: ${error.message}\n`);
    process.exit(1);
  });
  server.once("exit", (code, signal) => {
    server.stdin.end("ended\n");
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
    for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.off(name, passOn);
    }
  });
}

/**
 * Nothing tells a program that its parent was killed; that its parent is another one by now does.
 *
 * @param {() => void} stop
 */
function stopWithNpm(stop) {
  if (process.env["npm_lifecycle_event"] !== "start") return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    stop();
  }, PARENT_CHECK_MS);
  watch.unref();
}
