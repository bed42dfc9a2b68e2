import { describe, expect, test } from "vitest";
import { findVerb, usageOf, type Verb } from "./verb.ts";

const ran: string[][] = [];
const run = async (...operands: string[]) => void ran.push(operands);
const VERBS: readonly Verb[] = [
  { name: "serve", about: "start", run },
  { name: "doctor", about: "look", run },
  { name: "doctor --json", about: "look for programs", run },
  { name: "backup", operands: ["file"], about: "write", run },
  { name: "user list", about: "show", run },
  { name: "user disable", operands: ["e-mail"], about: "end", run },
];

function problemOf(...typed: string[]) {
  const found = findVerb(VERBS, typed);
  if ("run" in found) throw new Error("the verb was found");
  return { problem: found.problem, meant: found.meant.map(({ name }) => name) };
}

test("a verb that is typed whole gets its operands", async () => {
  const found = findVerb(VERBS, ["user", "disable", "ada@example.org"]);
  if ("run" in found) await found.run();
  expect(ran).toEqual([["ada@example.org"]]);
});

test("an option may stand before or after the operands, or not at all", async () => {
  ran.length = 0;
  const create: Verb = {
    name: "create",
    operands: ["e-mail"],
    option: "name",
    about: "make",
    run,
  };
  const lines = [
    ["create", "a@example.org"],
    ["create", "a@example.org", "--name", "Ada L."],
    ["create", "--name", "Ada L.", "a@example.org"],
  ];
  for (const typed of lines) {
    const found = findVerb([create], typed);
    if ("run" in found) await found.run();
  }
  expect(ran).toEqual([
    ["a@example.org"],
    ["a@example.org", "Ada L."],
    ["a@example.org", "Ada L."],
  ]);
  expect(findVerb([create], ["create", "a@example.org", "--name"])).toHaveProperty("problem");
  expect(usageOf([create], "taskflow")).toContain("create <e-mail> [--name <name>]\n");
});

test("of two verbs that begin alike the longer one is meant", () => {
  expect(findVerb(VERBS, ["doctor", "--json"])).toHaveProperty("run");
  expect(findVerb(VERBS, ["doctor"])).toHaveProperty("run");
});

describe("what is wrong is said first, and only what may have been meant is shown", () => {
  test.for([
    [["backup"], '"backup" needs <file>.', ["backup"]],
    [["user", "disable"], '"user disable" needs <e-mail>.', ["user disable"]],
    [["serve", "now"], '"serve" does not know what to do with "now".', ["serve"]],
    [["user", "foo"], 'There is no verb "user foo".', ["user list", "user disable"]],
    [["user"], '"user" needs one more word.', ["user list", "user disable"]],
    [["foo"], 'There is no verb "foo".', VERBS.map(({ name }) => name)],
    [["constructor"], 'There is no verb "constructor".', VERBS.map(({ name }) => name)],
  ] as const)("%j", ([typed, problem, meant]) => {
    expect(problemOf(...typed)).toEqual({ problem, meant });
  });
});

test("the usage of one verb is its line as it is typed, of several a table", () => {
  const [, , , backup] = VERBS;
  expect(usageOf(backup ? [backup] : [], "taskflow")).toBe(
    "Usage: taskflow backup <file>\n\n  write\n",
  );
  expect(usageOf(VERBS.slice(4), "taskflow")).toBe(
    "Usage: taskflow [verb]\n\n  user list              show\n  user disable <e-mail>  end\n",
  );
});
