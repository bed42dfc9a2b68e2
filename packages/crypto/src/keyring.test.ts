import { expect, test } from "vitest";
import { createKeyring } from "./keyring.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

test("no two purposes share a key", () => {
  const keyring = createKeyring(SECRET);
  const keys = (["cursor", "refresh-token", "access-token:1", "access-token:2"] as const).map(
    (purpose) => keyring.derive(purpose).toString("hex"),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.every((key) => key.length === 64)).toBe(true);
});

test("two processes with one secret derive the same keys, and with another secret others", () => {
  const key = createKeyring(SECRET).derive("cursor");
  expect(createKeyring(SECRET).derive("cursor")).toEqual(key);
  expect(createKeyring(`${SECRET}!`).derive("cursor")).not.toEqual(key);
});

test("the keys stay the same from one version of the program to the next", () => {
  expect(createKeyring(SECRET).derive("cursor").toString("hex")).toBe(
    "c72780ddbd89457eb6565a9dcafb02026abd8adcb5960605624a2f57987cb596",
  );
});

test("a secret of 31 characters is refused by a message that does not repeat it", () => {
  const secret = SECRET.slice(1);
  expect(() => createKeyring(secret)).toThrow(
    /^TASKFLOW_SECRET must have at least 32 characters, this one has 31\./u,
  );
  expect(() => createKeyring(secret)).not.toThrow(secret);
});
