import { expect, test } from "vitest";
import page from "../../index.html?raw";
import early from "../../public/theme.js?raw";
import { THEME_CANVAS, THEME_KEY } from "./theme.ts";

test("the script before the first paint, the page and the switch agree on key and colours", () => {
  const colours = (text: string) => new Set(text.match(/#[\da-f]{6}/gu));
  const known = new Set(Object.values(THEME_CANVAS));
  expect(colours(early)).toEqual(known);
  expect(colours(page)).toEqual(known);
  expect(early).toContain(`"${THEME_KEY}"`);
});
