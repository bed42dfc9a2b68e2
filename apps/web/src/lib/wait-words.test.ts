import fc from "fast-check";
import { expect, test } from "vitest";
import { waitWords } from "./wait-words.ts";

test("the words never name a shorter wait than there is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (seconds) => {
      const words = waitWords(seconds);
      const amount = words === "a second" ? 1 : Number.parseInt(words.replaceAll(",", ""), 10);
      expect(amount * (words.includes("minute") ? 60 : 1)).toBeGreaterThanOrEqual(seconds);
    }),
  );
});
