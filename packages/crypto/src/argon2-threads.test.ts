import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Algorithm } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { Argon2Threads } from "./argon2-threads.ts";
import { StoredHashError } from "./password-hash-text.ts";

const PROGRAM = fileURLToPath(new URL("./testing/print-passwords.ts", import.meta.url));

/** What the program says first when Node.js runs it like this; it is ended then. */
async function firstLineOf(...args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    let text = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      text += String(chunk);
      if (text.includes("\n")) return JSON.parse(text.slice(0, text.indexOf("\n")));
    }
    throw new Error("The program said nothing.");
  } finally {
    child.kill();
    await ended;
  }
}

test.for([
  ["as a server runs", []],
  ["under --watch, whose threads also tell which files they have read", ["--watch"]],
] as const)("a password is hashed and a wrong one refused %s", async ([, options]) => {
  const phc: unknown = expect.stringMatching(
    /^\$argon2id\$v=19\$m=8,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/u,
  );
  const tried = { phc, right: true, wrong: false };
  expect(await firstLineOf(...options, PROGRAM)).toEqual([tried, tried, tried]);
});

test("a job that fails tells why, and the next one is done by another thread", async () => {
  const argon2 = new Argon2Threads();
  const phc = await argon2.hash("correct horse", { memoryCost: 8, timeCost: 1 });
  await expect(argon2.verify("not a hash", "correct horse")).rejects.toThrow("Decoding failed");
  await expect(argon2.hash("correct horse", { memoryCost: 1 })).rejects.toThrow("Memory");
  expect(await argon2.verify(phc, "correct horse")).toBe(true);
});

test("what is not a hash of Argon2id is never answered as one", async () => {
  const argon2 = new Argon2Threads();
  const argon2i = 1 satisfies Algorithm.Argon2i;
  await expect(argon2.hash("correct horse", { algorithm: argon2i })).rejects.toBeInstanceOf(
    StoredHashError,
  );
});
