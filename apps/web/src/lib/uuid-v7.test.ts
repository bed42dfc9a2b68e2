import fc from "fast-check";
import { expect, test } from "vitest";
import { uuidV7 } from "./uuid-v7.ts";

const FORM = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u;
const moment = () => fc.integer({ min: 0, max: 2 ** 48 - 1 });

test("an id has the version and the variant of RFC 9562 and holds its time", () => {
  fc.assert(
    fc.property(moment(), (nowMs) => {
      const id = uuidV7(nowMs);
      expect(id).toMatch(FORM);
      expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(nowMs);
    }),
  );
});

test("ids of one moment differ", () => {
  expect(new Set(Array.from({ length: 1_000 }, () => uuidV7(1))).size).toBe(1_000);
});
