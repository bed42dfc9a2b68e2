import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { forTerminal } from "./terminal-log.ts";

function createTerminal() {
  const lines: string[] = [];
  return { lines, log: createLog("info", forTerminal({ write: (line) => lines.push(line) })) };
}

test("a request is one short line for a person", () => {
  const { lines, log } = createTerminal();
  log.request({
    method: "GET",
    route: "/api/auth/me",
    status: 200,
    ms: 1.5,
    requestId: "0b7c",
    userId: undefined,
    tokenId: undefined,
  });
  expect(lines).toEqual([
    expect.stringMatching(/^\d\d:\d\d:\d\d 200 GET \/api\/auth\/me 1\.5 ms\n$/u),
  ]);
});

test("a fault shows its stack in lines", () => {
  const { lines, log } = createTerminal();
  log.fault(new Error("planned"), { requestId: "0b7c" });
  expect(lines.join("")).toMatch(/error fault[\s\S]*"requestId": "0b7c"[\s\S]*planned\n\s+at /u);
});

test("probes are seen only by who looks for them", () => {
  const { lines, log } = createTerminal();
  log.request({
    method: "GET",
    route: "/readyz",
    status: 200,
    ms: 1,
    requestId: "0b7c",
    userId: undefined,
    tokenId: undefined,
  });
  expect(lines).toEqual([]);
});
