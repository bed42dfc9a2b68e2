import { initTRPC } from "@trpc/server";
import { appRouter, type ProcedureMeta } from "@taskflow/api/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { collectRestOperations } from "./rest-operation.ts";

const t = initTRPC.meta<ProcedureMeta>().create();
const In = z.object({ id: z.string() });
const Out = z.object({ id: z.string() });
const openapi = { method: "GET", path: "/x/{id}", summary: "x", tags: ["X"] } as const;
const procedure = t.procedure.meta({ openapi });

describe("a procedure that REST cannot serve stops the start", () => {
  test.each([
    ["without .output()", procedure.input(In).query(() => ({ id: "" })), ".output()"],
    ["without .input()", procedure.output(Out).query(() => ({ id: "" })), ".input()"],
    [
      "with two inputs",
      procedure
        .input(In)
        .input(In)
        .output(Out)
        .query(() => ({ id: "" })),
      ".input()",
    ],
    [
      "whose path names no field",
      procedure
        .input(Out.omit({ id: true }))
        .output(Out)
        .query(() => ({ id: "" })),
      "no id",
    ],
    [
      "that changes something by GET",
      procedure
        .input(In)
        .output(Out)
        .mutation(() => ({ id: "" })),
      "GET",
    ],
  ])("%s", (_, broken, reason) => {
    expect(() => collectRestOperations(t.router({ broken }))).toThrow(reason);
  });
});

test("every procedure of the product is served over REST", () => {
  const names = collectRestOperations(appRouter).map(({ name }) => name);
  expect(names).toEqual(Object.keys(appRouter._def.procedures));
});

test("no two procedures share a method and a path", () => {
  const places = collectRestOperations(appRouter).map(({ meta }) => `${meta.method} ${meta.path}`);
  expect(new Set(places).size).toBe(places.length);
});

test("what answers a secret takes no key by which the answer would be kept", () => {
  const telling = collectRestOperations(appRouter).filter(({ output }) =>
    /"(?:secret|\w*[tT]oken|password)"/u.test(
      JSON.stringify(z.toJSONSchema(output, { io: "input" })),
    ),
  );
  expect(telling.length).toBeGreaterThan(4);
  expect(telling.filter(({ isRepeatable }) => isRepeatable)).toEqual([]);
});
