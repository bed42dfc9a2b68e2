import { expect, test } from "vitest";
import { ExpiringCache } from "./expiring-cache.ts";

test("an entry is found until it expires, and never at or after that moment", () => {
  const cache = new ExpiringCache<string>();
  cache.set("token", "ada", 1000);

  expect(cache.get("token", 999)).toBe("ada");
  expect(cache.get("token", 1000)).toBeUndefined();
  expect(cache.size).toBe(0);
});

test("another spelling of a key is another key", () => {
  const cache = new ExpiringCache<string>();
  cache.set("token", "ada", 1000);

  expect(cache.get("token ", 0)).toBeUndefined();
  expect(cache.get("Token", 0)).toBeUndefined();
});

test("a full cache forgets the oldest entry and grows no further", () => {
  const cache = new ExpiringCache<number>(3);
  for (let index = 0; index < 10; index += 1) cache.set(`token ${index}`, index, 1000);

  expect(cache.size).toBe(3);
  expect(cache.get("token 6", 0)).toBeUndefined();
  expect(cache.get("token 7", 0)).toBe(7);
  expect(cache.get("token 9", 0)).toBe(9);
});

test("an entry that is set again takes nobody's place, and is the newest", () => {
  const cache = new ExpiringCache<number>(2);
  for (const key of ["one", "other", "other"]) cache.set(key, 1, 1000);
  expect(cache.get("one", 0)).toBe(1);

  cache.set("one", 2, 1000);
  cache.set("new", 1, 1000);
  expect([cache.get("one", 0), cache.get("other", 0)]).toEqual([2, undefined]);
});
