import { expect, test } from "vitest";
import { hashOneTimeSecret, newOneTimeSecret } from "./one-time-secret.ts";

test("each secret is another one, fits into an address, and is found again by its hash", () => {
  const made = Array.from({ length: 100 }, newOneTimeSecret);
  expect(new Set(made.map(({ secret }) => secret)).size).toBe(100);
  for (const { secret, hash } of made) {
    expect(secret).toMatch(/^[\w-]{43}$/u);
    expect(hashOneTimeSecret(secret)).toEqual(hash);
    expect(hash.toString("base64url")).not.toBe(secret);
  }
});
