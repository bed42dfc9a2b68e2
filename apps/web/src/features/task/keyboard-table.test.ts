import fc from "fast-check";
import { expect, test } from "vitest";
import { KEYBOARD_TABLE, keyAction } from "./keyboard-table.ts";

const key = fc.constantFrom(...KEYBOARD_TABLE.flatMap((row) => row.keys), "x", "Enter", "Escape");
const focus = fc.constantFrom("row" as const, "list" as const, "elsewhere" as const);

test("no key means two things", () => {
  const keys = KEYBOARD_TABLE.flatMap((row) => row.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("letters belong to whoever types: nothing but Escape works in a field", () => {
  fc.assert(
    fc.property(key, focus, (pressed, place) => {
      const action = keyAction({ key: pressed, isModified: false, isTyping: true, focus: place });
      expect(action).toBe(pressed === "Escape" ? "close" : undefined);
    }),
  );
});

test("with single keys off, letters and signs mean nothing anywhere, the named keys what they did", () => {
  const off = { isModified: false, isTyping: false, areSingleKeysOff: true, focus: "row" } as const;
  const working = KEYBOARD_TABLE.flatMap((row) => row.keys).filter(
    (pressed) => keyAction({ ...off, key: pressed }) !== undefined,
  );
  expect(working.toSorted()).toEqual([
    " ",
    "ArrowDown",
    "ArrowUp",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "F2",
    "Home",
  ]);
});

test("keys held with Ctrl, Alt or Cmd are the browser's", () => {
  fc.assert(
    fc.property(key, focus, fc.boolean(), (pressed, place, isTyping) => {
      expect(keyAction({ key: pressed, isModified: true, isTyping, focus: place })).toBeUndefined();
    }),
  );
});

test("Enter and Space are the row's only while the row itself has the focus", () => {
  const press = (pressed: string, place: "row" | "list" | "elsewhere") =>
    keyAction({ key: pressed, isModified: false, isTyping: false, focus: place });
  expect(press("Enter", "row")).toBe("open_task");
  expect(press(" ", "row")).toBe("toggle_done");
  expect(press("Enter", "list")).toBeUndefined();
  expect(press(" ", "list")).toBeUndefined();
  expect(press("ArrowDown", "elsewhere")).toBeUndefined();
});
