import { expect, test } from "vitest";
import { keyOfEvent } from "./key-of-event.ts";

const PRESS = {
  key: "k",
  code: "KeyK",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

test("Mod is Ctrl, and ⌘ on Apple's machines, where Ctrl has meanings of its own", () => {
  expect(keyOfEvent({ ...PRESS, ctrlKey: true }, false)).toBe("Mod+k");
  expect(keyOfEvent({ ...PRESS, metaKey: true }, true)).toBe("Mod+k");
  expect(keyOfEvent({ ...PRESS, ctrlKey: true }, true)).toBeUndefined();
  expect(keyOfEvent({ ...PRESS, metaKey: true }, false)).toBeUndefined();
});

test("keys held with Alt are the browser's, and modifiers alone are no keys", () => {
  expect(keyOfEvent({ ...PRESS, altKey: true }, false)).toBeUndefined();
  expect(keyOfEvent({ ...PRESS, key: "Shift", code: "ShiftLeft" }, false)).toBeUndefined();
  expect(keyOfEvent({ ...PRESS, key: "Control", ctrlKey: true }, false)).toBeUndefined();
});

test("a letter with Ctrl is the same with the capitals locked, and another with Shift", () => {
  expect(keyOfEvent({ ...PRESS, key: "K", ctrlKey: true }, false)).toBe("Mod+k");
  expect(keyOfEvent({ ...PRESS, key: "K", ctrlKey: true, shiftKey: true }, false)).toBe(
    "Mod+Shift+k",
  );
});

test("without Latin letters on it, the keyboard's places say which letter is meant", () => {
  expect(keyOfEvent({ ...PRESS, key: "л" }, false)).toBe("k");
  expect(keyOfEvent({ ...PRESS, key: "л", ctrlKey: true }, false)).toBe("Mod+k");
  // A Latin layout puts its letters where it likes.
  expect(keyOfEvent({ ...PRESS, key: "t" }, false)).toBe("t");
  expect(keyOfEvent({ ...PRESS, key: "?", code: "Slash", shiftKey: true }, false)).toBe("?");
  expect(keyOfEvent({ ...PRESS, key: " ", code: "Space" }, false)).toBe("Space");
});
