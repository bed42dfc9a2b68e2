import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { Keyring } from "./keyring.ts";

const PERIOD_MS = 90 * 86_400_000;
/** DER of an Ed25519 private key up to its 32 seed bytes (RFC 8410 §7). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** A key pair and the number of its period as text. */
interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The keys of this 90-day period and of its two neighbours. */
export interface SigningKeys {
  /** Signs now. */
  readonly current: (nowMs: number) => SigningKey;
  /** Undefined for every name but those of the three periods around `nowMs`. */
  readonly find: (kid: string, nowMs: number) => SigningKey | undefined;
}

/**
 * Derives one Ed25519 key per 90 days from the server's secret, so that keys rotate without storage
 * and any number of processes agree. The period before covers tokens that outlive the change, the
 * period after a process whose clock is ahead.
 */
export function createSigningKeys(keyring: Keyring): SigningKeys {
  let period = Number.NaN;
  let keys = new Map<string, SigningKey>();

  const keysAround = (nowMs: number): ReadonlyMap<string, SigningKey> => {
    const wanted = periodOf(nowMs);
    if (wanted === period) return keys;
    const pairs = [wanted - 1, wanted, wanted + 1].map((each) => deriveKey(keyring, each));
    keys = new Map(pairs.map((pair) => [pair.kid, pair]));
    period = wanted;
    return keys;
  };

  return {
    find: (kid, nowMs) => keysAround(nowMs).get(kid),
    current: (nowMs) => {
      const key = keysAround(nowMs).get(String(periodOf(nowMs)));
      if (key === undefined) throw new RangeError("The clock shows no time.");
      return key;
    },
  };
}

function periodOf(nowMs: number): number {
  return Math.floor(nowMs / PERIOD_MS);
}

function deriveKey(keyring: Keyring, period: number): SigningKey {
  const seed = keyring.derive(`access-token:${period}`);
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: "der",
    type: "pkcs8",
  });
  return { kid: String(period), privateKey, publicKey: createPublicKey(privateKey) };
}
