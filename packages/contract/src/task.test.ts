import { describe, expect, test } from "vitest";
import { CreateTaskInput, ListTasksInput, TaskPatch } from "./task.ts";

const workspaceId = "019ab000-0000-7000-8000-000000000000";

describe("the input of a new task", () => {
  test("needs a title only, and is filled with defaults", () => {
    expect(CreateTaskInput.parse({ workspaceId, title: "Buy milk" })).toEqual({
      workspaceId,
      title: "Buy milk",
      description: "",
      status: "todo",
      priority: "none",
      dueDate: null,
    });
  });

  test.for([
    ["title", ""],
    ["title", "x".repeat(501)],
    ["description", "x".repeat(100_001)],
    ["status", "finished"],
    ["priority", 3],
    ["dueDate", "2026-02-30"],
    ["dueDate", "0000-01-01"],
    ["dueDate", "22.11.2026"],
    ["id", "42"],
    ["workspaceId", "mine"],
  ] as const)("is refused for its %s if that is %j, and the field is named", ([field, value]) => {
    const { error } = CreateTaskInput.safeParse({ workspaceId, title: "Buy milk", [field]: value });
    expect(error?.issues[0]?.path).toEqual([field]);
  });

  test("is told of a date that no calendar has that it must exist", () => {
    const dueDate = "2026-02-30";
    const { error } = CreateTaskInput.safeParse({ workspaceId, title: "Buy milk", dueDate });
    expect(error?.issues[0]?.message).toBe("Must be a date that exists, like 2026-11-22.");
  });

  test("takes an id in capitals for the same id", () => {
    const id = "019AB000-0000-7000-8000-00000000ABCD";
    expect(CreateTaskInput.parse({ workspaceId, id, title: "x" }).id).toBe(id.toLowerCase());
  });
});

describe("a patch", () => {
  test("without any field is refused", () => {
    expect(TaskPatch.safeParse({}).success).toBe(false);
  });

  test("may take the due date away, and touches only what it names", () => {
    expect(TaskPatch.parse({ dueDate: null })).toEqual({ dueDate: null });
  });
});

describe("the input of the list", () => {
  test("is told which values a filter may have, as the input of a new task is", () => {
    const told = (status: unknown) =>
      ListTasksInput.safeParse({ workspaceId, status }).error?.issues.map(
        ({ path, message }) => `${path.join(".")}: ${message}`,
      );
    const options =
      'status: Invalid option: expected one of "todo"|"in_progress"|"done"|"cancelled"';
    expect(told("x")).toEqual([options]);
    expect(told(["todo", "x"])).toEqual([options]);
    expect(told(["todo", "done"])).toBeUndefined();
    expect(told([])).toEqual(["status: Too small: expected array to have >=1 items"]);
  });

  test("is at most a hundred a page, fifty unless told", () => {
    expect(ListTasksInput.parse({ workspaceId }).limit).toBe(50);
    expect(ListTasksInput.safeParse({ workspaceId, limit: 101 }).success).toBe(false);
  });

  test("takes null for the cursor of the first page", () => {
    expect(ListTasksInput.parse({ workspaceId, cursor: null }).cursor).toBeNull();
  });
});
