import { randomBytes } from "node:crypto";

/** The cost of one Argon2id hash. */
export interface HashParameters {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
  readonly saltBytes: number;
  readonly tagBytes: number;
}

/**
 * What new passwords are hashed with: about 10 ms of one core.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9106#section-4 RFC 9106 §4}; the figures are the floor
 *   of ASVS 5.0 appendix C.
 */
export const HASH_PARAMETERS: HashParameters = {
  memoryKib: 19_456,
  passes: 2,
  lanes: 1,
  saltBytes: 16,
  tagBytes: 32,
};

const MEMORY_KIB_MAX = 262_144;
const PASSES_MAX = 10;
const LANES_MAX = 4;

const PHC =
  /^\$argon2id\$v=19\$m=([1-9]\d{0,6}),t=([1-9]\d?),p=([1-9])\$([A-Za-z\d+/]{11,86})\$([A-Za-z\d+/]{22,86})$/u;

/** A stored hash that must not be computed: not Argon2id, not well formed, or far too expensive. */
export class StoredHashError extends Error {
  override readonly name = "StoredHashError";
}

/**
 * Reads the parameters of a stored hash (PHC string).
 *
 * @throws {StoredHashError} if it is not Argon2id v=19, or asks for more than 256 MiB, 10 passes or 4
 *   lanes: whoever can write one row must not be able to stop the server with it.
 */
export function readHashParameters(phc: string): HashParameters {
  const [, memory, passes, lanes, salt = "", tag = ""] = PHC.exec(phc) ?? [];
  const parameters = {
    memoryKib: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    saltBytes: byteLength(salt),
    tagBytes: byteLength(tag),
  };
  const isBounded =
    parameters.memoryKib <= MEMORY_KIB_MAX &&
    parameters.passes <= PASSES_MAX &&
    parameters.lanes <= LANES_MAX;
  if (!isBounded) throw new StoredHashError("A stored password hash is not one to compute.");
  return parameters;
}

/** Whether both cost the same and hold equally much. */
export function isSameCost(one: HashParameters, other: HashParameters): boolean {
  return (
    one.memoryKib === other.memoryKib &&
    one.passes === other.passes &&
    one.lanes === other.lanes &&
    one.saltBytes === other.saltBytes &&
    one.tagBytes === other.tagBytes
  );
}

/** The text of a hash that costs what every other does and that no password has. */
export function newDummyHash(parameters: HashParameters): string {
  const { memoryKib, passes, lanes, saltBytes, tagBytes } = parameters;
  const [salt, tag] = [saltBytes, tagBytes].map((size) =>
    randomBytes(size).toString("base64").replaceAll("=", ""),
  );
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${salt}$${tag}`;
}

function byteLength(base64: string): number {
  return Math.floor((base64.length * 6) / 8);
}
