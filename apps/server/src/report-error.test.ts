import { DatabaseUnavailableError } from "@taskflow/db";
import { toDomainError } from "@taskflow/domain";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { reportError } from "./report-error.ts";

function linesOf(error: TRPCError): unknown[] {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => lines.push(line) });
  reportError(log, error, { requestId: "r1" });
  return lines.map((line): unknown => JSON.parse(line));
}

test("whoever reads the log learns why the server was busy", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const gone = new DatabaseUnavailableError("PostgreSQL cannot be reached", { cause: refused });
  const error = new TRPCError({ code: "SERVICE_UNAVAILABLE", cause: toDomainError(gone) });
  expect(linesOf(error)).toMatchObject([
    {
      level: "warn",
      msg: "busy",
      requestId: "r1",
      reason: expect.stringContaining("PostgreSQL cannot be reached < ECONNREFUSED"),
    },
  ]);
});

test("what was refused for a reason of the caller's is no news", () => {
  expect(linesOf(new TRPCError({ code: "NOT_FOUND" }))).toEqual([]);
});
