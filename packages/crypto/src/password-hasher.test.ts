import { readdir, readFile } from "node:fs/promises";
import { getPriority } from "node:os";
import { hash as argon2 } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { HasherBusyError } from "./hasher-busy-error.ts";
import { HASH_PARAMETERS, readHashParameters, StoredHashError } from "./password-hash-text.ts";
import { createPasswordHasher, type PasswordHasherOptions } from "./password-hasher.ts";

const ADDRESS = "192.0.2.1";
const hasher = oneByOne();

/** A hasher at whose gate a place is taken for each password anew. */
function oneByOne(options?: PasswordHasherOptions) {
  const { enter } = createPasswordHasher(options);
  return {
    hash: async (password: string, address: string) => {
      using place = enter(address);
      return await place.hash(password);
    },
    verify: async (password: string, phc: string | undefined, address: string) => {
      using place = enter(address);
      return await place.verify(password, phc);
    },
    verifyAndRenew: async (password: string, phc: string | undefined, address: string) => {
      using place = enter(address);
      return await place.verifyAndRenew(password, phc);
    },
  };
}

describe("hashing", () => {
  test("a password matches its own hash and no other does", async () => {
    const phc = await hasher.hash("correct horse", ADDRESS);
    expect(await hasher.verify("correct horse", phc, ADDRESS)).toEqual({ isMatch: true });
    for (const wrong of ["correct hors", "correct horse ", "Correct horse", ""]) {
      expect(await hasher.verify(wrong, phc, ADDRESS)).toEqual({ isMatch: false });
    }
  });

  test("a hash is Argon2id v=19 with our parameters, and salted", async () => {
    const [one, other] = await Promise.all([
      hasher.hash("correct horse", ADDRESS),
      hasher.hash("correct horse", ADDRESS),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u);
    expect(readHashParameters(one)).toEqual(HASH_PARAMETERS);
    expect(one).not.toBe(other);
  });

  test("128 code points of four bytes each count to the last one", async () => {
    const password = "🔑".repeat(128);
    const phc = await hasher.hash(password, ADDRESS);
    expect((await hasher.verify(password, phc, ADDRESS)).isMatch).toBe(true);
    expect((await hasher.verify("🔑".repeat(127), phc, ADDRESS)).isMatch).toBe(false);
  });

  test("a hash of other cost still matches, and is made anew only if it did", async () => {
    for (const cost of [
      { memoryCost: 8192 },
      { timeCost: 3 },
      { parallelism: 2 },
      { outputLen: 24 },
      { salt: Buffer.alloc(8) },
    ]) {
      const phc = await argon2("correct horse", cost);
      const { isMatch, newHash } = await hasher.verifyAndRenew("correct horse", phc, ADDRESS);
      expect(isMatch).toBe(true);
      expect(readHashParameters(newHash ?? "")).toEqual(HASH_PARAMETERS);
      const again = await hasher.verifyAndRenew("correct horse", newHash ?? "", ADDRESS);
      expect(again).toEqual({ isMatch: true, newHash: null });
      const wrong = await hasher.verifyAndRenew("wrong horse", phc, ADDRESS);
      expect(wrong).toEqual({ isMatch: false, newHash: null });
    }
  });
});

test.runIf(process.platform === "linux")(
  "passwords are computed by a thread that gives way to all others",
  async () => {
    await hasher.hash("correct horse", ADDRESS);
    const threads = await readdir("/proc/self/task");
    const nicenesses = await Promise.all(
      threads.map(async (thread) => {
        const stat = await readFile(`/proc/self/task/${thread}/stat`, "utf8");
        // The nineteenth field; the second is a name that may hold anything.
        return Number(stat.slice(stat.lastIndexOf(")")).split(" ")[17]);
      }),
    );
    const usual = getPriority();
    const [nicest, ...others] = nicenesses.toSorted((a, b) => b - a);
    expect(nicest).toBe(Math.max(usual, 10));
    expect(others.every((niceness) => niceness === usual)).toBe(true);
  },
);

describe("an unknown account", () => {
  test("never matches", async () => {
    for (const password of ["", "correct horse", "taskflow"]) {
      expect(await hasher.verify(password, undefined, ADDRESS)).toEqual({ isMatch: false });
    }
  });

  test("takes a place in the gate like a known one", async () => {
    const narrow = oneByOne({ concurrency: 1, queueMax: 0 });
    const known = await narrow.hash("correct horse", ADDRESS);
    for (const phc of [known, undefined]) {
      const first = narrow.verify("wrong horse", phc, ADDRESS);
      await expect(narrow.verify("wrong horse", phc, ADDRESS)).rejects.toBeInstanceOf(
        HasherBusyError,
      );
      expect((await first).isMatch).toBe(false);
    }
  });
});

describe("a stored hash that would cost too much", () => {
  const salt = "A".repeat(22);
  const tag = "B".repeat(43);

  test("is refused before it is computed", async () => {
    const closed = oneByOne({ concurrency: 0, queueMax: 1 });
    const refused = [
      `$argon2id$v=19$m=4194304,t=100,p=1$${salt}$${tag}`,
      `$argon2id$v=19$m=19456,t=2,p=9$${salt}$${tag}`,
      `$argon2i$v=19$m=19456,t=2,p=1$${salt}$${tag}`,
      "not a hash",
    ];
    for (const phc of refused) {
      await expect(closed.verify("correct horse", phc, ADDRESS)).rejects.toBeInstanceOf(
        StoredHashError,
      );
    }
  });
});

describe("the gate", () => {
  test("a hash is made anew in the turn in which it matched", async () => {
    const narrow = oneByOne({ concurrency: 1 });
    const phc = await argon2("correct horse", { memoryCost: 8 });
    const order: string[] = [];
    const renewing = narrow.verifyAndRenew("correct horse", phc, ADDRESS);
    const next = narrow.verify("correct horse", phc, "192.0.2.2");
    await Promise.all([
      renewing.then(() => order.push("made anew")),
      next.then(() => order.push("the next one")),
    ]);
    expect(order).toEqual(["made anew", "the next one"]);
  });

  test("verifying goes through the same gate as hashing", async () => {
    const narrow = oneByOne({ concurrency: 1, queueMax: 0 });
    const hashing = narrow.hash("correct horse", ADDRESS);
    await expect(narrow.verify("a", undefined, ADDRESS)).rejects.toBeInstanceOf(HasherBusyError);
    await hashing;
  });

  test("one address has four places in the queue, and waits in it at most two seconds", async () => {
    const waits: number[] = [];
    const counted = oneByOne({
      concurrency: 1,
      schedule: (_, milliseconds) => {
        waits.push(milliseconds);
        return () => {};
      },
    });
    const calls = Array.from({ length: 8 }, () => counted.verify("a", undefined, ADDRESS));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => "fulfilled"),
      ...Array.from({ length: 3 }, () => "rejected"),
    ]);
    expect(waits).toEqual([2000, 2000, 2000, 2000]);
  });

  test("32 wait in all", async () => {
    // A machine that is busy with other things must not end the wait.
    const full = oneByOne({ concurrency: 1, schedule: () => () => {} });
    const calls = Array.from({ length: 40 }, (_, index) =>
      full.verify("a", undefined, `192.0.2.${index}`),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(33);
  });
});
