import {
  CreateTaskInput,
  ListTasksInput,
  Task,
  TaskPage,
  TaskRef,
  UpdateTaskInput,
} from "@taskflow/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { atOnce } from "./at-once.ts";
import { schemaBehind } from "./schema-behind.ts";
import { TASK_JSON } from "./testing/task-json.ts";

const TEXTS = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.constantFrom("", " a title ", "two\nlines", "cafe\u0301", "\u0007", "\ud800", "todo", "high"),
  fc.constantFrom("2026-11-22T21:15:04.123456Z", "2026-02-29T00:00:00Z", "2026-11-22 21:15:04+00"),
  fc.constantFrom("2026-11-29", "2026-02-30", "0000-01-01"),
);
const ANYTHING = fc.oneof(
  TEXTS,
  fc.constantFrom(null, undefined, true, false, 0, 1, 1.5, -1, 51, 2 ** 53, Number.NaN),
  fc.constantFrom([], {}, ["todo"], ["todo", "none"]),
);
const FIELDS = [...Object.keys(TASK_JSON), "limit", "cursor", "search", "deleted", "patch", "more"];
const { workspaceId, id, title, status } = TASK_JSON;

/** A value with up to three fields set to something else, or taken away. */
const spoiled = (base: object) =>
  fc
    .array(fc.tuple(fc.constantFrom(...FIELDS), fc.option(ANYTHING, { nil: undefined })), {
      maxLength: 3,
    })
    .map((changes) => {
      const value: Record<string, unknown> = { ...base };
      for (const [field, other] of changes) {
        if (other === undefined) delete value[field];
        else value[field] = other;
      }
      return value;
    });
const page = fc.record({
  items: fc.oneof(fc.array(spoiled(TASK_JSON), { maxLength: 3 }), ANYTHING),
  nextCursor: fc.constantFrom(null, "next", 1),
});
const update = fc.record({
  workspaceId: fc.constant(workspaceId),
  id: fc.constant(id),
  patch: fc.oneof(spoiled({ title }), spoiled({}), ANYTHING),
});

type Case = readonly [name: string, schema: z.ZodType, values: fc.Arbitrary<unknown>];

const CASES: readonly Case[] = [
  ["a task", Task, spoiled(TASK_JSON)],
  ["a page", TaskPage, page],
  ["a reference", TaskRef, spoiled({ workspaceId, id })],
  ["a creation", CreateTaskInput, spoiled({ workspaceId, title, status })],
  ["an update", UpdateTaskInput, update],
  ["a list", ListTasksInput, spoiled({ workspaceId, limit: 50 })],
];

test.each<Case>(CASES)(
  "answers as the schema itself does, refusals and the order of fields included: %s",
  async (_, schema, values) => {
    const parser = atOnce(schema);
    const told = async (by: z.ZodType, value: unknown) => {
      const [outcome] = await Promise.allSettled([by.parseAsync(value)]);
      const text = outcome.status === "fulfilled" ? JSON.stringify(outcome.value) : undefined;
      return { outcome, text };
    };
    await fc.assert(
      fc.asyncProperty(fc.oneof(values, ANYTHING), async (value) => {
        expect(await told(parser, value)).toEqual(await told(schema, value));
      }),
      { numRuns: 300 },
    );
  },
);

test("hands out a copy, so that whoever changes the answer changes nothing else", async () => {
  expect(await atOnce(Task).parseAsync(TASK_JSON)).not.toBe(TASK_JSON);
});

test("is a schema, and leads back to the one it was made of", () => {
  const parser = atOnce(Task);
  expect(parser).toBeInstanceOf(z.ZodType);
  expect(schemaBehind(parser)).toBe(Task);
  expect(schemaBehind(Task)).toBe(Task);
});

test("refuses a schema that has to wait", () => {
  const waiting = z.string().refine(() => Promise.resolve(true));
  expect(() => atOnce(waiting).parse("")).toThrow(z.core.$ZodAsyncError);
});
