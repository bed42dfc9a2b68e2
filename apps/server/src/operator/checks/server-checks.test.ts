import type { ServerReport } from "@taskflow/db";
import { expect, test } from "vitest";
import { judgeLogin, judgePooler, judgeVersion } from "./server-checks.ts";

const plain: ServerReport = {
  version: 180_004,
  versionText: "18.4",
  login: "taskflow",
  excessOfLogin: [],
  isPooled: false,
  keepsPreparedStatements: true,
};

test.each([
  [140_009, "fault", "15 or newer"],
  [150_019, "fault", "15.20"],
  [150_020, "ok", ""],
  [160_001, "ok", ""],
  [180_003, "fault", "18.4"],
  [180_004, "ok", ""],
  [190_000, "ok", ""],
])("PostgreSQL %i is judged by what is known of it: %s", (version, state, words) => {
  const finding = judgeVersion({ ...plain, version });
  expect(finding.state).toBe(state);
  expect(finding.text).toContain(words);
});

test("a login that may do more than serve is worth a note, not a fault", () => {
  expect(judgeLogin(plain).state).toBe("ok");
  const owner = judgeLogin({ ...plain, excessOfLogin: ["is a superuser"] });
  expect([owner.state, owner.text]).toEqual(["note", expect.stringContaining("is a superuser")]);
});

test("a pooler must keep prepared statements, and migrations must go past it", () => {
  const pooled = { ...plain, isPooled: true };
  const forgetful = { ...pooled, keepsPreparedStatements: false };
  expect(judgePooler(plain, plain).state).toBe("ok");
  expect(judgePooler(pooled, plain).state).toBe("ok");
  expect(judgePooler(forgetful, plain).text).toContain("PgBouncer 1.21");
  expect(judgePooler(pooled, pooled).text).toContain("DATABASE_DIRECT_URL");
});
