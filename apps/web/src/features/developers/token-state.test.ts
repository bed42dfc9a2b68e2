import { expect, test } from "vitest";
import { tokenState } from "./token-state.ts";

const NOW = new Date("2026-06-01T12:00:00Z");
const LATER = "2026-06-01T12:00:01Z";
const open = { requiresSigning: false };

test("a token is over from its end on", () => {
  expect(tokenState({ kind: "bearer", expiresAt: LATER }, open, NOW)).toBe("live");
  const over = { kind: "bearer", expiresAt: NOW.toISOString() } as const;
  expect(tokenState(over, open, NOW)).toBe("expired");
});

test("where requests must be signed, a token that is sent is refused, and one that signs is not", () => {
  const strict = { requiresSigning: true };
  expect(tokenState({ kind: "bearer", expiresAt: LATER }, strict, NOW)).toBe("refused");
  expect(tokenState({ kind: "signed", expiresAt: LATER }, strict, NOW)).toBe("live");
});
