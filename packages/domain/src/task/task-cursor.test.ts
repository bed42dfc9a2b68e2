import { createCursorCodec } from "@taskflow/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openCursor, sealCursor } from "./task-cursor.ts";

const codec = createCursorCodec({ secret: "a secret that only tests know, 32+" });
const position = fc.record({
  createdAt: fc
    .date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  id: fc.uuid(),
});

test("a sealed position opens to itself, the rank of a search to the last digit", () => {
  fc.assert(
    fc.property(position, fc.float({ noNaN: true, min: 0, max: 1 }), (at, rank) => {
      expect(openCursor(codec, "newest", sealCursor(codec, "newest", at))).toEqual(at);
      const ranked = { ...at, rank };
      expect(openCursor(codec, "search", sealCursor(codec, "search", ranked))).toEqual(ranked);
    }),
  );
});

test("a cursor of one order is refused in the other, and so is any text that is not ours", () => {
  fc.assert(
    fc.property(position, fc.string(), (at, text) => {
      expect(() => openCursor(codec, "search", sealCursor(codec, "newest", at))).toThrow(
        "does not belong",
      );
      expect(() => openCursor(codec, "newest", text)).toThrow("does not belong");
    }),
  );
});
