// Run by argon2-threads.test.ts, as Node.js runs a server.
import { Argon2Threads } from "../argon2-threads.ts";

const argon2 = new Argon2Threads();
const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** One after the other in the same thread, so that a result that came late would be taken for the next. */
async function tryPassword() {
  const phc = await argon2.hash("correct horse", cheap);
  return {
    phc,
    right: await argon2.verify(phc, "correct horse"),
    wrong: await argon2.verify(phc, "wrong horse"),
  };
}

const together = await Promise.all([tryPassword(), tryPassword()]);
const later = await tryPassword();
process.stdout.write(`${JSON.stringify([...together, later])}\n`);
