// Runs in a thread of its own, see argon2-threads.ts.
import { getPriority, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/argon2";
import type { Argon2Answer, Argon2Job, Argon2Request } from "./argon2-threads.ts";

/**
 * A tenth of the weight of everything else: a password may wait, everybody's tasks may not. With less, nobody
 * would get in where other programs keep the machine busy.
 */
const NICENESS = 10;

// On Linux a priority is a thread's; elsewhere it would be that of the whole process.
if (process.platform === "linux") setPriority(Math.max(getPriority(), NICENESS));

parentPort?.on("message", ({ id, job }: Argon2Request) => {
  parentPort?.postMessage({ id, result: run(job) } satisfies Argon2Answer);
});

function run(job: Argon2Job): string | boolean {
  return job.kind === "hash"
    ? hashSync(job.password, job.options)
    : verifySync(job.phc, job.password);
}
