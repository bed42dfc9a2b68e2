import { parseIpAddress, toLimitKey } from "./ip-address.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

/** What a request says about where it comes from. */
export interface Origins {
  /** The other end of the socket. */
  readonly peer: string | undefined;
  /** `X-Forwarded-For`, all lines joined by commas. */
  readonly forwardedFor: string | null;
  /** `X-Forwarded-Proto`. */
  readonly forwardedProto: string | null;
}

/** Who asks, and whether the way to the first proxy was encrypted. */
export interface Client {
  readonly address: string;
  readonly isSecure: boolean;
}

const UNKNOWN = "unknown";

/**
 * Finds the client: the socket's peer, or, only if that is a trusted proxy, the right-most address in
 * `X-Forwarded-For` that is not one. What stands further left is the client's own writing (ASVS V4.1.3).
 */
export function findClient(origins: Origins, proxies: TrustedProxies): Client {
  const peer = parseIpAddress(origins.peer ?? "");
  if (!peer) return { address: UNKNOWN, isSecure: false };
  if (proxies.isEmpty || !proxies.has(peer)) return { address: toLimitKey(peer), isSecure: false };

  let client = peer;
  const hops = origins.forwardedFor?.split(",").toReversed() ?? [];
  for (const hop of hops) {
    const address = parseIpAddress(hop.trim());
    if (!address) break;
    client = address;
    if (!proxies.has(address)) break;
  }
  const protocols = origins.forwardedProto?.split(",") ?? [];
  const isSecure = protocols.length > 0 && protocols.every((name) => name.trim() === "https");
  return { address: toLimitKey(client), isSecure };
}
