import { READ_SCOPES } from "@taskflow/contract";
import { expect, test } from "vitest";
import { grantedScopes } from "./granted-scopes.ts";

test("reading everything is one thing", () => {
  expect(grantedScopes(READ_SCOPES)).toBeNull();
  expect(grantedScopes(READ_SCOPES.toReversed())).toBeNull();
});

test("of each kind of thing the highest level counts, in whatever order scopes come", () => {
  const task = { thing: "task", level: "write" };
  expect(grantedScopes(["task:read", "task:write"])).toEqual([task]);
  expect(grantedScopes(["task:write", "task:read"])).toEqual([task]);
});

test("less than everything is listed, as is one more", () => {
  expect(grantedScopes(READ_SCOPES.slice(1))).toHaveLength(READ_SCOPES.length - 1);
  expect(grantedScopes([...READ_SCOPES, "task:write"])).toContainEqual({
    thing: "task",
    level: "write",
  });
});
