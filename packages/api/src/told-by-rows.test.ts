import { ChangeDelta, Task, TaskPage } from "@taskflow/contract";
import { expect, test } from "vitest";
import { schemaBehind } from "./schema-behind.ts";
import { TASK_JSON } from "./testing/task-json.ts";
import { toldByRows } from "./told-by-rows.ts";

const PAGE = { items: [TASK_JSON, { ...TASK_JSON, dueDate: null }], nextCursor: null };
const DELTA = {
  tasks: [TASK_JSON],
  gone: [TASK_JSON.id],
  others: [],
  number: "12",
  hasMore: false,
};
const { title: _, ...withoutTitle } = TASK_JSON;

test.each([
  ["a task", Task, TASK_JSON],
  ["a page", TaskPage, PAGE],
  ["what changed", ChangeDelta, DELTA],
] as const)("answers rows as the schema itself does: %s", async (_name, schema, value) => {
  const answer = await toldByRows(schema).parseAsync(value);
  expect(JSON.stringify(answer)).toBe(JSON.stringify(schema.parse(value)));
});

test.each([
  ["a field that nobody may see", { ...TASK_JSON, search: "'water':1A" }],
  ["a field that is missing", withoutTitle],
  ["an id that is no text", { ...TASK_JSON, id: 7 }],
  ["a moment that is no text", { ...TASK_JSON, createdAt: new Date(0) }],
  ["nothing where something has to be", { ...TASK_JSON, projectId: null }],
  ["a word that is none of the status", { ...TASK_JSON, status: "open" }],
])("refuses an answer with %s", (_name, value) => {
  expect(toldByRows(Task).safeParse(value).success).toBe(false);
  expect(toldByRows(TaskPage).safeParse({ ...PAGE, items: [TASK_JSON, value] }).success).toBe(
    false,
  );
});

test("leads back to the schema of the contract, which documents it", () => {
  expect(schemaBehind(toldByRows(TaskPage))).toBe(TaskPage);
});
