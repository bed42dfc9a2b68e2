import { expect, onTestFinished, test, vi } from "vitest";
import { UNDO_MS, openToasts, showToast, takeWaitingToast, toastManager } from "./toasts.ts";

test("what has waited for its place for long is not told any more", () => {
  vi.useFakeTimers();
  const add = vi.spyOn(toastManager, "add");
  onTestFinished(() => {
    vi.useRealTimers();
    add.mockRestore();
  });
  showToast({ title: "Old" });
  vi.advanceTimersByTime(UNDO_MS);
  showToast({ title: "New" });
  const close = openToasts();
  expect(add.mock.calls.map(([{ title }]) => title)).toEqual(["New"]);
  close();
});

test("of several that have no place the last is shown, and none of them comes later", () => {
  showToast({ title: "First" });
  showToast({ title: "Last" });
  expect(takeWaitingToast()?.title).toBe("Last");
  expect(takeWaitingToast()).toBeUndefined();
});
