import { isIP } from "node:net";

/** An address in the one spelling that we compare and log. */
export interface IpAddress {
  readonly family: "ipv4" | "ipv6";
  readonly text: string;
}

const MAPPED = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/u;
const HAS_PORT = /^(?:\[(?<six>[^\]]+)\](?::\d+)?|(?<four>[\d.]+):\d+)$/u;

/**
 * Reads an address as a socket or a proxy writes it: zone and port are dropped, an IPv4 address
 * inside an IPv6 one is taken out. Null for everything else.
 */
export function parseIpAddress(input: string): IpAddress | null {
  const groups = HAS_PORT.exec(input)?.groups;
  const bare = (groups?.["six"] ?? groups?.["four"] ?? input).replace(/%.*$/u, "");
  const version = isIP(bare);
  if (version === 4) return { family: "ipv4", text: bare };
  if (version !== 6) return null;
  // The URL parser writes each IPv6 address in one way only (RFC 5952).
  const text = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = MAPPED.exec(text);
  if (!mapped) return { family: "ipv6", text };
  const bytes = mapped.slice(1).flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return { family: "ipv4", text: bytes.join(".") };
}

/**
 * The address as limits count it: IPv4 whole, IPv6 by its /64, because one customer has a whole /64
 * and would else have as many tries as he likes.
 */
export function toLimitKey({ family, text }: IpAddress): string {
  if (family === "ipv4") return text;
  const [head = "", tail] = text.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}
