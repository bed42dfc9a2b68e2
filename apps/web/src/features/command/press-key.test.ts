import fc from "fast-check";
import { expect, test } from "vitest";
import { COMMANDS, type CommandId } from "./command-table.ts";
import { BINDINGS, type KeyPress, NO_KEYS, SEQUENCE_MS, pressKey } from "./press-key.ts";

type Place = Omit<KeyPress, "key" | "atMs">;

const ON_ROW: Place = {
  isTyping: false,
  isEmptyLine: false,
  isOverlaid: false,
  areSingleKeysOff: false,
  focus: "row",
};
const KEYS = [...new Set(BINDINGS.flatMap((binding) => binding.keys)), "x", "Mod+x", "Tab"];

const key = fc.constantFrom(...KEYS);
const place = fc.record({
  isTyping: fc.boolean(),
  isEmptyLine: fc.constant(false),
  isOverlaid: fc.boolean(),
  areSingleKeysOff: fc.boolean(),
  focus: fc.constantFrom("row" as const, "list" as const, "main" as const, "elsewhere" as const),
});
/** Keys with the pauses between them. */
const stroke = fc.record({ key, pauseMs: fc.integer({ min: 0, max: 2 * SEQUENCE_MS }) });

/** The commands that keys give, one after the other. */
function type(
  strokes: readonly { key: string; pauseMs: number }[],
  where: Place = ON_ROW,
): readonly (CommandId | undefined)[] {
  let pending = NO_KEYS;
  let atMs = 10_000;
  return strokes.map((one) => {
    atMs += one.pauseMs;
    const pressed = pressKey(pending, { key: one.key, atMs, ...where });
    ({ pending } = pressed);
    return pressed.command;
  });
}

const quickly = (...keys: readonly string[]) => keys.map((one) => ({ key: one, pauseMs: 100 }));

test("no keys mean two things, and none are the beginning of others", () => {
  for (const one of BINDINGS) {
    const same = BINDINGS.filter(({ keys }) => one.keys.every((part, at) => keys[at] === part));
    expect(same).toEqual([one]);
  }
});

test("every way to give a command gives it where it holds", () => {
  for (const { keys, command, place: focus } of BINDINGS) {
    const where = { ...ON_ROW, focus: focus === "page" ? ("elsewhere" as const) : focus };
    expect(type(quickly(...keys), where).at(-1)).toBe(command);
  }
});

test("letters belong to whoever types: no command is given in a field that is not for it", () => {
  fc.assert(
    fc.property(fc.array(stroke), place, (strokes, where) => {
      for (const command of type(strokes, { ...where, isTyping: true })) {
        expect(command === undefined || COMMANDS[command].isForTyping).toBe(true);
      }
    }),
  );
});

test("what is open has its keys for itself: no command is given under it that is not for it", () => {
  fc.assert(
    fc.property(fc.array(stroke), place, (strokes, where) => {
      for (const command of type(strokes, { ...where, isOverlaid: true })) {
        expect(command === undefined || COMMANDS[command].isOverAll).toBe(true);
      }
    }),
  );
});

test("with single keys off, letters and signs mean nothing anywhere, alone or in a row", () => {
  fc.assert(
    fc.property(fc.array(stroke), place, (strokes, where) => {
      const given = type(strokes, { ...where, areSingleKeysOff: true });
      for (const [at, { key: pressed }] of strokes.entries()) {
        if (/^\S$/u.test(pressed)) expect(given[at]).toBeUndefined();
      }
    }),
  );
});

test("with single keys off, named keys and those with Ctrl work as before", () => {
  const named = KEYS.filter((one) => !/^\S$/u.test(one));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...named)), place, (keys, where) => {
      const strokes = quickly(...keys);
      expect(type(strokes, { ...where, areSingleKeysOff: true })).toEqual(
        type(strokes, { ...where, areSingleKeysOff: false }),
      );
    }),
  );
});

test("a key means the same whatever was pressed more than a second before", () => {
  fc.assert(
    fc.property(fc.array(stroke), key, place, (before, last, where) => {
      const late = { key: last, pauseMs: SEQUENCE_MS + 1 };
      expect(type([...before, late], where).at(-1)).toBe(type([late], where).at(-1));
    }),
  );
});

test("the second key of a sequence is not taken for itself, unless the first was long ago", () => {
  expect(type(quickly("d"))).toEqual(["edit_due"]);
  expect(type(quickly("g", "d"))).toEqual([undefined, "go_done"]);
  expect(
    type([
      { key: "g", pauseMs: 0 },
      { key: "d", pauseMs: SEQUENCE_MS + 1 },
    ]),
  ).toEqual([undefined, "edit_due"]);
});

test("a key that no sequence goes on with is taken for itself", () => {
  expect(type(quickly("g", "e"))).toEqual([undefined, "edit_title"]);
  expect(type(quickly("g", "g", "a"))).toEqual([undefined, undefined, "go_all"]);
});

test("Enter and Space are the row's only while the row itself has the focus", () => {
  const press = (pressed: string, focus: Place["focus"]) =>
    type(quickly(pressed), { ...ON_ROW, focus })[0];
  expect(press("Enter", "row")).toBe("open_task");
  expect(press("Space", "row")).toBe("toggle_done");
  expect(press("Enter", "list")).toBeUndefined();
  expect(press("Space", "list")).toBeUndefined();
});

test("arrows, Home and End lead into the list from the bare page, and stay a control's own", () => {
  for (const pressed of ["ArrowDown", "ArrowUp", "Home", "End"]) {
    const [onPage, onControl] = (["main", "elsewhere"] as const).map(
      (focus) => type(quickly(pressed), { ...ON_ROW, focus })[0],
    );
    expect(onPage).toBe(type(quickly(pressed))[0]);
    expect(onControl).toBeUndefined();
  }
  for (const pressed of ["Delete", "#", "Enter", "Space", "s"]) {
    expect(type(quickly(pressed), { ...ON_ROW, focus: "main" })).toEqual([undefined]);
  }
});

test("in a line with nothing in it there is nothing else to undo; letters are still letters", () => {
  const where = { ...ON_ROW, isTyping: true, focus: "elsewhere" } as const;
  const line = { ...where, isEmptyLine: true };
  expect(type(quickly("Mod+z", "Mod+Shift+z"), line)).toEqual(["undo", "redo"]);
  expect(type(quickly("Mod+z"), where)).toEqual([undefined]);
  expect(type(quickly("j", "g", "a"), line)).toEqual([undefined, undefined, undefined]);
});
