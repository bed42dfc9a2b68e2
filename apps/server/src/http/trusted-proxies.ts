import { BlockList } from "node:net";
import { parseIpAddress, type IpAddress } from "./ip-address.ts";

/** Tells which peers may say on whose behalf they ask. */
export interface TrustedProxies {
  readonly isEmpty: boolean;
  readonly has: (address: IpAddress) => boolean;
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** Reads addresses and CIDR ranges. Answers the entries that are neither, if there are any. */
export function parseTrustedProxies(
  entries: readonly string[],
): { readonly faults: readonly string[] } | TrustedProxies {
  const list = new BlockList();
  const faults = entries.filter((entry) => !addEntry(list, entry));
  if (faults.length > 0) return { faults };
  return {
    isEmpty: entries.length === 0,
    has: ({ family, text }) => list.check(text, family),
  };
}

function addEntry(list: BlockList, entry: string): boolean {
  const match = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/u.exec(entry);
  const address = match?.[1] === undefined ? null : parseIpAddress(match[1]);
  if (!address) return false;
  const bits = match?.[2] === undefined ? BITS[address.family] : Number(match[2]);
  // A range of everything would believe any visitor's own X-Forwarded-For.
  if (bits < 1 || bits > BITS[address.family]) return false;
  list.addSubnet(address.text, bits, address.family);
  return true;
}
