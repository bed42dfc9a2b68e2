import { Role, SCOPES } from "@taskflow/contract";
import { expect, test } from "vitest";
import { type OfferedScopes, offeredScopes } from "./offered-scopes.ts";

const listed = (offered: readonly OfferedScopes[]) =>
  offered.flatMap(({ thing, levels }) => levels.map((level) => `${thing}:${level}`));

test("an owner of a team can let a token do everything that there is a scope for", () => {
  const offered = listed(offeredScopes({ role: "owner", kind: "team" }));
  expect(offered.toSorted()).toEqual([...SCOPES].toSorted());
});

test("a viewer can let a token read, and nothing else", () => {
  const offered = listed(offeredScopes({ role: "viewer", kind: "team" }));
  expect(offered.toSorted()).toEqual(SCOPES.filter((one) => one.endsWith(":read")).toSorted());
});

test("an editor can let a token write tasks and projects, and manage nothing", () => {
  const offered = listed(offeredScopes({ role: "editor", kind: "team" }));
  expect(offered).toEqual(expect.arrayContaining(["task:write", "project:write"]));
  expect(offered.filter((one) => one.endsWith(":admin"))).toEqual([]);
});

test("in the personal workspace nobody is invited or managed", () => {
  const offered = listed(offeredScopes({ role: "owner", kind: "personal" }));
  expect(offered).toContain("member:read");
  expect(offered).not.toContain("member:admin");
  expect(offered).not.toContain("invitation:admin");
});

test.for(Role.options)("what %s is offered goes from the least to the most", (role) => {
  for (const { levels } of offeredScopes({ role, kind: "team" })) {
    const order = ["read", "write", "admin"].filter((level) => levels.some((one) => one === level));
    expect(levels).toEqual(order);
  }
});
