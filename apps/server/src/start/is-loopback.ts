import { parseIpAddress } from "../http/ip-address.ts";

/** Whether nothing but this machine is meant. */
export function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const address = parseIpAddress(host);
  return address?.text === "::1" || (address?.family === "ipv4" && address.text.startsWith("127."));
}
