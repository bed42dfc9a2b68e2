import { TRPCError } from "@trpc/server";
import { DomainError } from "@taskflow/domain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { toFieldKinds } from "./field-kind.ts";
import { readRestInput } from "./read-rest-input.ts";
import type { RestOperation } from "./rest-operation.ts";

const input = z.strictObject({
  workspaceId: z.string(),
  limit: z.number().int().default(50),
  deleted: z.boolean().default(false),
  search: z.string().optional(),
  status: z.union([z.enum(["a", "b"]), z.array(z.enum(["a", "b"]))]).optional(),
  cursor: z.string().nullish(),
  direction: z.enum(["forward"]).optional(),
});

function operation(type: RestOperation["type"]): RestOperation {
  const method = type === "query" ? "GET" : "POST";
  return {
    name: "task.list",
    type,
    meta: { method, path: "/w/{workspaceId}", summary: "", tags: ["T"] },
    input,
    output: z.unknown(),
    pathFields: ["workspaceId"],
    kinds: toFieldKinds(input),
    isVersioned: false,
    isConditional: false,
    isPaged: false,
    isRepeatable: false,
  };
}

const path = { workspaceId: "w" };
const read = (query: string) =>
  readRestInput(operation("query"), { path, query: new URLSearchParams(query), body: undefined });
const send = (body: unknown, query = "") =>
  readRestInput(operation("mutation"), { path, query: new URLSearchParams(query), body });

function issuesOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof DomainError) {
      return error.cause.details.issues?.map((issue) => [issue.path.join("."), issue.message]);
    }
    throw error;
  }
  return [];
}

describe("query strings", () => {
  test.each([
    ["limit=20", { limit: 20 }],
    ["limit=-1", { limit: -1 }],
    ["limit=1.5", { limit: 1.5 }],
    ["deleted=true", { deleted: true }],
    ["deleted=false", { deleted: false }],
    ["status=a", { status: "a" }],
    ["status=a&status=b", { status: ["a", "b"] }],
    ["search=20", { search: "20" }],
    ["search=true", { search: "true" }],
    ["search=a%20b", { search: "a b" }],
    ["cursor=null", { cursor: "null" }],
    ["", {}],
  ])("%s becomes the field's type", (query, fields) => {
    expect({ ...read(query) }).toEqual({ workspaceId: "w", ...fields });
  });

  test.each([
    "limit=",
    "limit=0x10",
    "limit=Infinity",
    "limit=1e3",
    "limit= 1",
    "deleted=1",
    "deleted=TRUE",
  ])("%s stays text for the schema to refuse", (query) => {
    expect(input.safeParse(read(query)).success).toBe(false);
  });

  test("a field that is no list must not come twice", () => {
    expect(issuesOf(() => read("limit=1&limit=1"))).toEqual([["limit", "Send it once."]]);
  });

  test("an unknown field reaches the schema, also one with a famous name", () => {
    for (const name of ["nonsense", "__proto__", "constructor"]) {
      const parsed = input.safeParse(read(`${name}=1`));
      expect(parsed.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: [name] }]);
    }
  });

  test("what only tRPC sends is no field here", () => {
    expect(issuesOf(() => read("direction=forward"))).toEqual([
      ["direction", "There is no such field."],
    ]);
  });
});

describe("every field has one source", () => {
  test("the query cannot repeat a field of the path, with whatever value", () => {
    for (const value of ["w", "other"]) {
      expect(issuesOf(() => read(`workspaceId=${value}`))).toEqual([
        ["workspaceId", "The path says it already."],
      ]);
    }
  });

  test("the body cannot either", () => {
    expect(issuesOf(() => send({ workspaceId: "other" }))).toEqual([
      ["workspaceId", "The path says it already."],
    ]);
  });

  test("a mutation reads no query string", () => {
    expect(issuesOf(() => send({ limit: 1 }, "deleted=true&workspaceId=x"))).toEqual([
      ["deleted", "Send it in the body."],
      ["workspaceId", "The path says it already."],
    ]);
  });

  test.each([[[]], ["text"], [1], [null]])("the body %j is no object", (body) => {
    expect(issuesOf(() => send(body))).toEqual([["", "The body must be an object."]]);
  });

  test("values of a body keep their types", () => {
    expect({ ...send({ deleted: "false", limit: "1" }) }).toEqual({
      workspaceId: "w",
      deleted: "false",
      limit: "1",
    });
  });

  test("no body is no field", () => {
    expect({ ...send(undefined) }).toEqual({ workspaceId: "w" });
  });

  test("a body with __proto__ pollutes nothing and is refused as unknown", () => {
    const fields = send(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect("polluted" in fields).toBe(false);
    expect(input.safeParse(fields).success).toBe(false);
  });
});
