import { expect, test } from "vitest";
import { signatureTimeFault } from "./signature-time-fault.ts";

const times = { created: 1_000_000, expires: 1_000_060 };

test("a signature is good from five minutes before it was made to five minutes after its end", () => {
  expect(signatureTimeFault(times, 999_699)).toBe("not_yet_valid");
  expect(signatureTimeFault(times, 999_700)).toBeNull();
  expect(signatureTimeFault(times, 1_000_360)).toBeNull();
  expect(signatureTimeFault(times, 1_000_361)).toBe("expired");
});

test("a signer may give a signature less time", () => {
  const short = { created: 1_000_000, expires: 1_000_005 };
  expect(signatureTimeFault(short, 1_000_305)).toBeNull();
  expect(signatureTimeFault(short, 1_000_306)).toBe("expired");
});
