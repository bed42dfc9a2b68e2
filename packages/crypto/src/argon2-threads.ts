import { on } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Options } from "@node-rs/argon2";
import { readHashParameters } from "./password-hash-text.ts";

/** What a thread computes. */
export type Argon2Job =
  | { readonly kind: "hash"; readonly password: string; readonly options: Options }
  | { readonly kind: "verify"; readonly phc: string; readonly password: string };

/** What a thread is sent. */
export interface Argon2Request {
  readonly id: number;
  readonly job: Argon2Job;
}

/** What it sends back, with the number of the request. */
export interface Argon2Answer {
  readonly id: number;
  readonly result: string | boolean;
}

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
  #requests = 0;

  /** @throws {StoredHashError} rather than answer anything that is not an Argon2id hash. */
  async hash(password: string, options: Options): Promise<string> {
    const phc = String(await this.#run({ kind: "hash", password, options }));
    readHashParameters(phc);
    return phc;
  }

  async verify(phc: string, password: string): Promise<boolean> {
    return (await this.#run({ kind: "verify", phc, password })) === true;
  }

  /** @throws what the thread threw; it has ended then, and the next job starts another. */
  async #run(job: Argon2Job): Promise<string | boolean> {
    const worker = this.#idle.pop() ?? new Worker(THREAD);
    this.#requests += 1;
    const request: Argon2Request = { id: this.#requests, job };
    // Whoever waits for a password keeps the process alive, and an idle thread does not.
    worker.ref();
    worker.postMessage(request);
    const result = await answerOf(worker, request);
    worker.unref();
    this.#idle.push(worker);
    return result;
  }
}

/** Passes over what else comes: Node.js tells `node --watch` in the same way which files a thread has read. */
async function answerOf(worker: Worker, { id }: Argon2Request): Promise<string | boolean> {
  for await (const [message] of on(worker, "message", { close: ["exit"] })) {
    if (isAnswer(message) && message.id === id) return message.result;
  }
  throw new Error("The thread that computes passwords has ended.");
}

function isAnswer(message: unknown): message is Argon2Answer {
  if (typeof message !== "object" || message === null) return false;
  if (!("id" in message) || !("result" in message)) return false;
  return typeof message.result === "string" || typeof message.result === "boolean";
}
