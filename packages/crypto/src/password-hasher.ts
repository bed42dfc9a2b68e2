import { availableParallelism } from "node:os";
import type { Algorithm, Options } from "@node-rs/argon2";
import { Argon2Threads } from "./argon2-threads.ts";
import {
  HASH_PARAMETERS,
  type HashParameters,
  isSameCost,
  newDummyHash,
  readHashParameters,
} from "./password-hash-text.ts";
import { WorkGate, type Schedule, type WorkGateLimits, type WorkLoad } from "./work-gate.ts";

/** Hashes and verifies passwords behind one gate for the whole process. */
export interface PasswordHasher {
  /**
   * Takes a place at the gate, before anything is done for a password that may not be looked at then.
   *
   * @throws {HasherBusyError} when the line is full, or the address has its share of it.
   */
  readonly enter: (address: string) => PasswordPlace;
  /** Passwords that are hashed at the moment, and that wait for it. */
  readonly load: () => WorkLoad;
}

/** A place at the gate, good for one password; disposed of, it is free again. */
export interface PasswordPlace extends Disposable {
  /** @throws {HasherBusyError} when the wait was too long. */
  readonly hash: (password: string) => Promise<string>;
  /**
   * Takes the same time whether `phc` is a hash or undefined (no such account).
   *
   * @throws {HasherBusyError} when the wait was too long.
   * @throws {StoredHashError} at once, if `phc` is not a hash that this server would compute.
   */
  readonly verify: (password: string, phc: string | undefined) => Promise<{ isMatch: boolean }>;
  /**
   * The same, and in the same turn hashes a password that matched anew, if today's hashes cost something else.
   *
   * @throws as `verify`.
   */
  readonly verifyAndRenew: (password: string, phc: string | undefined) => Promise<RenewedMatch>;
}

/** Whether a password matched, and the hash to keep instead of the one it was compared with. */
interface RenewedMatch {
  readonly isMatch: boolean;
  readonly newHash: string | null;
}

/** How much the gate lets in, how it measures time, and what a hash costs. */
export interface PasswordHasherOptions extends Partial<WorkGateLimits> {
  readonly schedule?: Schedule;
  /** For tests, of which thousands hash: cheaper than any password of somebody real may be hashed. */
  readonly parameters?: HashParameters;
}

/**
 * Makes the process's one password hasher: Argon2id (v=19, 19 MiB, 2 passes, 1 lane), one at a time,
 * two where there are four cores; 32 wait, 4 of one address, 2 seconds at most.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9106 RFC 9106}. ASVS V6.3.8, V11.4.2, V15.2.2.
 */
export function createPasswordHasher(options: PasswordHasherOptions = {}): PasswordHasher {
  const { schedule, parameters = HASH_PARAMETERS, ...limits } = options;
  const gate = new WorkGate(
    {
      concurrency: availableParallelism() >= 4 ? 2 : 1,
      queueMax: 32,
      queueMaxPerAddress: 4,
      waitMaxMs: 2000,
      ...limits,
    },
    schedule,
  );
  const argon2 = new Argon2Threads();
  const argon2Options = toArgon2Options(parameters);
  const dummyHash = newDummyHash(parameters);
  const hash = (password: string) => argon2.hash(password, argon2Options);
  const verify = async (password: string, phc: string | undefined) => {
    const isEqual = await argon2.verify(phc ?? dummyHash, password);
    return isEqual && phc !== undefined;
  };

  return {
    enter: (address) => {
      const place = gate.enter(address);
      return {
        hash: (password) => place.run(() => hash(password)),
        verify: async (password, phc) => {
          readHashParameters(phc ?? dummyHash);
          return { isMatch: await place.run(() => verify(password, phc)) };
        },
        verifyAndRenew: async (password, phc) => {
          const cost = readHashParameters(phc ?? dummyHash);
          return place.run(async () => {
            const isMatch = await verify(password, phc);
            const isDated = isMatch && !isSameCost(cost, parameters);
            return { isMatch, newHash: isDated ? await hash(password) : null };
          });
        },
        [Symbol.dispose]: () => place[Symbol.dispose](),
      };
    },
    load: () => gate.load,
  };
}

function toArgon2Options({ memoryKib, passes, lanes, tagBytes }: HashParameters): Options {
  return {
    // The library declares a const enum, whose names cannot be used where each file is compiled alone.
    algorithm: 2 satisfies Algorithm.Argon2id,
    memoryCost: memoryKib,
    timeCost: passes,
    parallelism: lanes,
    outputLen: tagBytes,
  };
}
