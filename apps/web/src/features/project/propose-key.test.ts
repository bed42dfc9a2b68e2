import { ProjectKey } from "@taskflow/contract";
import { expect, test } from "vitest";
import { proposeKey } from "./propose-key.ts";

test.each([
  ["Website", "WEB"],
  ["Mobile app", "MA"],
  ["Größe der Welt im All", "GDW"],
  ["Q", "Q"],
  ["3D printer", "PRI"],
])("%s may be called %s", (name, key) => {
  expect(proposeKey(name)).toBe(key);
  expect(ProjectKey.parse(key)).toBe(key);
});

test.each(["", "  ", "日本", "42"])("%j gives nothing to call it by", (name) => {
  expect(proposeKey(name)).toBe("");
});
