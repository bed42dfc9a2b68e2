import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Options } from "@node-rs/argon2";

/** What a thread is asked. */
export type Argon2Job =
  | { readonly kind: "hash"; readonly password: string; readonly options: Options }
  | { readonly kind: "verify"; readonly phc: string; readonly password: string };

// By a name of its own: what packs for browsers takes the usual form for the address of an asset.
const HERE = import.meta.url;
/** Beside this file, in the sources as in the bundle. */
const THREAD = new URL(`./argon2-thread${extname(HERE)}`, HERE);

/**
 * Computes Argon2 in threads that give way to everything else the machine does. libuv's threads cannot
 * be told so, and signatures, DNS and files would wait there behind the passwords.
 *
 * Starts a thread when none is idle, and never ends one: how many there are is the caller's to limit.
 */
export class Argon2Threads {
  readonly #idle: Worker[] = [];

  async hash(password: string, options: Options): Promise<string> {
    // A thread answers each kind of job with its own kind of result.
    return (await this.#run({ kind: "hash", password, options })) as string;
  }

  async verify(phc: string, password: string): Promise<boolean> {
    return (await this.#run({ kind: "verify", phc, password })) as boolean;
  }

  /** @throws what the thread threw; it has ended then, and the next job starts another. */
  async #run(job: Argon2Job): Promise<unknown> {
    const worker = this.#idle.pop() ?? new Worker(THREAD);
    // Whoever waits for a password keeps the process alive, and an idle thread does not.
    worker.ref();
    worker.postMessage(job);
    const results: readonly unknown[] = await once(worker, "message");
    worker.unref();
    this.#idle.push(worker);
    return results[0];
  }
}
