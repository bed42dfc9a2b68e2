// Signs in without end, two hundred at once from as many addresses, in a thread of its own.
import { parentPort, workerData } from "node:worker_threads";
import { drive } from "./drive.ts";
import { loginRequest } from "./requests.ts";

const AT_ONCE = 200;

/** What the thread is told. */
export interface FloodTarget {
  readonly url: string;
  readonly emails: readonly string[];
  readonly password: string;
}

// The thread is started by startFlood alone.
const { url, emails, password } = workerData as FloodTarget;
const flood = { isOver: false };
let turn = 0;
parentPort?.once("message", () => (flood.isOver = true));

const statuses = new Map<number, number>();
while (!flood.isOver) {
  const wave = await drive({
    url,
    next: () => loginRequest(emails[(turn += 1) % emails.length] ?? "", password, turn),
    amount: AT_ONCE,
    connections: AT_ONCE,
    // A full queue is refused at once.
    allows: [503],
  });
  for (const [status, count] of wave.statuses) {
    statuses.set(status, (statuses.get(status) ?? 0) + count);
  }
}
parentPort?.postMessage(statuses);
parentPort?.close();
