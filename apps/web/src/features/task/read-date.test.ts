import fc from "fast-check";
import { expect, test } from "vitest";
import { plainDate } from "./due-date.ts";
import { readDate } from "./read-date.ts";

/** A Thursday. */
const TODAY = "2026-11-26";

test.each([
  ["2027-02-03", "2027-02-03"],
  ["3 Feb 2027", "2027-02-03"],
  ["3. February 2027", "2027-02-03"],
  ["Feb 3, 2027", "2027-02-03"],
  ["february 3rd", "2027-02-03"],
  ["1 Sept", "2027-09-01"],
  ["26 nov", "2026-11-26"],
  ["25 nov", "2027-11-25"],
  ["3.2.2027", "2027-02-03"],
  ["3.2.", "2027-02-03"],
  ["31/12/2026", "2026-12-31"],
  ["12/31/2026", "2026-12-31"],
  ["5/5", "2027-05-05"],
  ["today", "2026-11-26"],
  ["Tomorrow", "2026-11-27"],
  ["fri", "2026-11-27"],
  ["Thursday", "2026-12-03"],
  ["29 Feb", "2028-02-29"],
])("%s is read as %s", (text, date) => {
  expect(readDate(text, TODAY)).toBe(date);
});

test.each(["", "soon", "3/4/2027", "30 Feb 2027", "2027-13-01", "26 no", "mo", "5 May 27", "0.1."])(
  "%s is no date that is not guessed",
  (text) => {
    expect(readDate(text, TODAY)).toBeUndefined();
  },
);

test("a date as the page writes it is read as itself", () => {
  const dates = fc.date({
    min: new Date("1900-01-01"),
    max: new Date("2200-01-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (at) => {
      const date = at.toISOString().slice(0, 10);
      expect(readDate(plainDate(date), TODAY)).toBe(date);
    }),
  );
});
