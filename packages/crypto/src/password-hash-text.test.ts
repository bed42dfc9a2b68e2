import { expect, test } from "vitest";
import {
  HASH_PARAMETERS,
  newDummyHash,
  readHashParameters,
  StoredHashError,
} from "./password-hash-text.ts";

const SALT = "A".repeat(22);
const TAG = "B".repeat(43);
const phc = (parameters: string, kind = "argon2id", version = 19) =>
  `$${kind}$v=${version}$${parameters}$${SALT}$${TAG}`;

test("our own hashes cost the floor of OWASP and ASVS: 19 MiB, 2 passes, 1 lane", () => {
  expect(HASH_PARAMETERS).toEqual({
    memoryKib: 19_456,
    passes: 2,
    lanes: 1,
    saltBytes: 16,
    tagBytes: 32,
  });
});

test("the hash that stands in for an unknown account has the parameters of every other", () => {
  expect(readHashParameters(newDummyHash(HASH_PARAMETERS))).toEqual(HASH_PARAMETERS);
});

test("no two stand-ins are the same", () => {
  expect(newDummyHash(HASH_PARAMETERS)).not.toBe(newDummyHash(HASH_PARAMETERS));
});

test("parameters are read up to the bounds and refused beyond them", () => {
  expect(readHashParameters(phc("m=262144,t=10,p=4"))).toMatchObject({
    memoryKib: 262_144,
    passes: 10,
    lanes: 4,
  });
  for (const beyond of ["m=262145,t=2,p=1", "m=19456,t=11,p=1", "m=19456,t=2,p=5"]) {
    expect(() => readHashParameters(phc(beyond))).toThrow(StoredHashError);
  }
});

test("everything but Argon2id v=19 in its one spelling is refused", () => {
  const refused = [
    "",
    "password",
    phc("m=19456,t=2,p=1", "argon2i"),
    phc("m=19456,t=2,p=1", "argon2d"),
    phc("m=19456,t=2,p=1", "argon2id", 16),
    phc("m=0,t=2,p=1"),
    phc("m=19456,t=0,p=1"),
    phc("m=19456,t=2,p=0"),
    phc("m=019456,t=2,p=1"),
    phc("m=-19456,t=2,p=1"),
    phc("m=1e9,t=2,p=1"),
    phc("m=99999999999999999999,t=2,p=1"),
    phc("t=2,m=19456,p=1"),
    `${phc("m=19456,t=2,p=1")}\n`,
    `${phc("m=19456,t=2,p=1")}=`,
    phc("m=19456,t=2,p=1").replace("$v=19", ""),
    "$2b$12$abcdefghijklmnopqrstuuKQxyzabcdefghijklmnopqrstuv12345",
  ];
  for (const text of refused) expect(() => readHashParameters(text)).toThrow(StoredHashError);
});
