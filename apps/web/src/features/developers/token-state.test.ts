import { expect, test } from "vitest";
import { tokenState } from "./token-state.ts";

const open = { requiresSigning: false };
const strict = { requiresSigning: true };

test("a token that is over has expired, whatever its workspace wants", () => {
  expect(tokenState({ kind: "bearer", isOver: false }, open)).toBe("live");
  expect(tokenState({ kind: "bearer", isOver: true }, open)).toBe("expired");
  expect(tokenState({ kind: "bearer", isOver: true }, strict)).toBe("expired");
});

test("where requests must be signed, a token that is sent is refused, and one that signs is not", () => {
  expect(tokenState({ kind: "bearer", isOver: false }, strict)).toBe("refused");
  expect(tokenState({ kind: "signed", isOver: false }, strict)).toBe("live");
});
