import { expect, test } from "vitest";
import { z } from "zod";
import { atOnce, schemaBehind } from "./at-once.ts";

const Schema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime().default("2026-11-22T00:00:00Z"),
});
const parser = atOnce(Schema);

test.each([{ id: "a" }, { id: 1 }, { id: "a", more: 1 }, null])(
  "parses %j like the schema itself, and refuses it with the same issues",
  async (value) => {
    const [own, inherited] = await Promise.allSettled([
      parser.parseAsync(value),
      Schema.parseAsync(value),
    ]);
    expect(own).toEqual(inherited);
  },
);

test("is a schema, and leads back to the one it was made of", () => {
  expect(parser).toBeInstanceOf(z.ZodType);
  expect(schemaBehind(parser)).toBe(Schema);
  expect(schemaBehind(Schema)).toBe(Schema);
});
