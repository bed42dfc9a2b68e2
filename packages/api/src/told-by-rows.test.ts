import { ChangeDelta, Task, TaskPage } from "@taskflow/contract";
import { expect, test } from "vitest";
import { schemaBehind } from "./schema-behind.ts";
import { toldByRows } from "./told-by-rows.ts";

const TASK = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  workspaceId: "01890a5d-ac96-774b-bcce-b302099a8058",
  projectId: "01890a5d-ac96-774b-bcce-b302099a8059",
  number: 12,
  title: "Water the plants",
  description: "",
  status: "todo",
  priority: "none",
  dueDate: "2026-11-29",
  createdAt: "2026-11-22T21:15:04.123456Z",
  updatedAt: "2026-11-22T21:15:04.1Z",
  deletedAt: null,
  version: 1,
};
const PAGE = { items: [TASK, { ...TASK, dueDate: null }], nextCursor: null };
const DELTA = { tasks: [TASK], gone: [TASK.id], others: [], number: "12", hasMore: false };
const { title: _, ...withoutTitle } = TASK;

test.each([
  ["a task", Task, TASK],
  ["a page", TaskPage, PAGE],
  ["what changed", ChangeDelta, DELTA],
] as const)("answers rows as the schema itself does: %s", async (_name, schema, value) => {
  const answer = await toldByRows(schema).parseAsync(value);
  expect(JSON.stringify(answer)).toBe(JSON.stringify(schema.parse(value)));
});

test.each([
  ["a field that nobody may see", { ...TASK, search: "'water':1A" }],
  ["a field that is missing", withoutTitle],
  ["an id that is no text", { ...TASK, id: 7 }],
  ["a moment that is no text", { ...TASK, createdAt: new Date(0) }],
  ["nothing where something has to be", { ...TASK, projectId: null }],
  ["a word that is none of the status", { ...TASK, status: "open" }],
])("refuses an answer with %s", (_name, value) => {
  expect(toldByRows(Task).safeParse(value).success).toBe(false);
  expect(toldByRows(TaskPage).safeParse({ ...PAGE, items: [TASK, value] }).success).toBe(false);
});

test("leads back to the schema of the contract, which documents it", () => {
  expect(schemaBehind(toldByRows(TaskPage))).toBe(TaskPage);
});
