import { expect, test } from "vitest";
import { sayTo } from "./say.ts";

test("what is said stands in two columns, and never touches a topic that is longer than its own", () => {
  const lines: string[] = [];
  const say = sayTo({ write: (line) => lines.push(line) });
  say("user", "taskflow");
  say("idempotency_record", "1 row");
  say("", "and so on");
  expect(lines).toEqual([
    "user        taskflow\n",
    "idempotency_record  1 row\n",
    "            and so on\n",
  ]);
});
