import { AppErrorCode, type WireErrorData } from "@taskflow/contract";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import {
  ForeignAnswerError,
  appCodeOf,
  describeError,
  fieldIssues,
  isUnreachable,
} from "./app-error.ts";

function refusal(data: Partial<WireErrorData> & Pick<WireErrorData, "appCode">) {
  return TRPCClientError.from({
    error: {
      code: -32_000,
      message: "in the server's words",
      data: { code: "BAD_REQUEST", httpStatus: 400, requestId: "r-1", ...data },
    },
  });
}

test("every refusal is told in our words, which end as sentences do", () => {
  for (const appCode of AppErrorCode.options) {
    const sentence = describeError(refusal({ appCode }));
    expect(sentence).toMatch(/^[A-Z].*\.$/u);
    expect(sentence).not.toContain("in the server's words");
  }
});

test("a refusal for now says when to come back", () => {
  const error = refusal({ appCode: "rate_limited", retryAfterSeconds: 32 });
  expect(describeError(error)).toBe("Too many tries. Try again in 32 seconds.");
});

test("a fault of the server names the request, for whoever has to find it", () => {
  expect(describeError(refusal({ appCode: "internal" }))).toContain("r-1");
});

test("no answer is no refusal", () => {
  const error = TRPCClientError.from(new TypeError("Failed to fetch"));
  expect(isUnreachable(error)).toBe(true);
  expect(appCodeOf(error)).toBeUndefined();
  expect(describeError(error)).toBe("The server cannot be reached.");
});

test("an answer that is not ours is called an answer, and one of a proxy for a server that is away is none", () => {
  const answered = (status: number) => TRPCClientError.from(new ForeignAnswerError(status));
  expect(describeError(answered(500))).toBe("The server answered with an error (500).");
  expect(describeError(answered(502))).toBe("The server cannot be reached.");
  expect(isUnreachable(answered(500))).toBe(true);
});

test("a fault of the page itself is not blamed on the network", () => {
  expect(isUnreachable(new TypeError("undefined is not a function"))).toBe(false);
});

test("the first sentence for each field stands beside it", () => {
  const error = refusal({
    appCode: "invalid_input",
    issues: [
      { path: ["password"], message: "Too short." },
      { path: ["password"], message: "Too common." },
      { path: ["email"], message: "Not an address." },
    ],
  });
  expect([...fieldIssues(error)]).toEqual([
    ["password", "Too short."],
    ["email", "Not an address."],
  ]);
});
