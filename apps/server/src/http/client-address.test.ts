import { expect, test } from "vitest";
import { trusted } from "../testing/create-test-app.ts";
import { findClient } from "./client-address.ts";
import { parseTrustedProxies } from "./trusted-proxies.ts";

const proxies = trusted("10.0.0.0/8", "192.0.2.7", "2001:db8:ffff::/48");

const addressOf = (peer: string | undefined, forwardedFor: string | null = null) =>
  findClient({ peer, forwardedFor, forwardedProto: null }, proxies).address;

test.each([
  ["the peer counts when nothing is forwarded", "203.0.113.9", null, "203.0.113.9"],
  ["a stranger's header is not believed", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
  ["a trusted proxy's header is", "10.1.2.3", "198.51.100.1", "198.51.100.1"],
  ["the right-most untrusted address counts", "10.1.2.3", "1.1.1.1, 198.51.100.1", "198.51.100.1"],
  ["trusted hops are passed over", "10.1.2.3", "198.51.100.1, 192.0.2.7,10.9.9.9", "198.51.100.1"],
  ["if all are trusted, the first of them asked", "10.1.2.3", "10.5.5.5, 10.9.9.9", "10.5.5.5"],
  ["words end the search at the last good hop", "10.1.2.3", "1.1.1.1, unknown", "10.1.2.3"],
  ["an empty header changes nothing", "10.1.2.3", "", "10.1.2.3"],
  ["a port is dropped", "10.1.2.3", "198.51.100.1:4711", "198.51.100.1"],
  [
    "a bracketed IPv6 address with a port is read",
    "10.1.2.3",
    "[2001:db8::1]:4711",
    "2001:db8:0:0::/64",
  ],
  ["IPv4 inside IPv6 is taken out", "::ffff:203.0.113.9", null, "203.0.113.9"],
  ["a proxy is known inside IPv6 as well", "::FFFF:10.1.2.3", "198.51.100.1", "198.51.100.1"],
  ["IPv6 counts by its /64", "2001:db8:1:2:3:4:5:6", null, "2001:db8:1:2::/64"],
  ["each spelling of an IPv6 address is one", "2001:0DB8:1:2::9", null, "2001:db8:1:2::/64"],
  ["zeros at the front are filled in", "::1", null, "0:0:0:0::/64"],
  ["zeros at the end are filled in", "2001:db8::", null, "2001:db8:0:0::/64"],
  ["a zone is dropped", "fe80::1%eth0", null, "fe80:0:0:0::/64"],
  ["a proxy may be an IPv6 range", "2001:db8:ffff::5", "198.51.100.1", "198.51.100.1"],
  ["a socket without a peer has no address", undefined, "198.51.100.1", "unknown"],
  ["a leading zero is no IPv4 address", "10.1.2.3", "010.1.1.1", "10.1.2.3"],
])("%s", (_, peer, forwardedFor, address) => {
  expect(addressOf(peer, forwardedFor)).toBe(address);
});

test.each([
  ["nobody says so", "10.1.2.3", null, false],
  ["a trusted proxy says so", "10.1.2.3", "https", true],
  ["one hop of several was plain", "10.1.2.3", "https, http", false],
  ["a stranger says so", "203.0.113.9", "https", false],
])("a request is secure or not when %s", (_, peer, forwardedProto, isSecure) => {
  expect(findClient({ peer, forwardedFor: null, forwardedProto }, proxies).isSecure).toBe(isSecure);
});

test.each([
  "10.0.0.0/33",
  "::/0",
  "0.0.0.0/0",
  "10.0.0",
  "proxy.internal",
  "10.0.0.0/x",
  "fe80::1%eth0",
])("%s is refused as a trusted proxy", (entry) => {
  expect(parseTrustedProxies([entry])).toEqual({ faults: [entry] });
});
