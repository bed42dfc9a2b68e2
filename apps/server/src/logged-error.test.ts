import { expect, test } from "vitest";
import { toLoggedError } from "./logged-error.ts";

test.each([
  ["a connection string", "connect postgres://root:canary@db:5432/x failed"],
  [
    "an access token",
    `token eyJhbGciOiJFZERTQSJ9canary.eyJzdWIiOiIwMTlhIn0canary.${"x".repeat(86)}`,
  ],
  ["a refresh token", `token ${"aB3-_".repeat(14)}canary is old`],
  ["an address of a person", "Key (email)=(canary.ada@example.org) already exists"],
])("%s in a foreign message does not reach the log", (_, message) => {
  const logged = JSON.stringify(toLoggedError(new Error("outer", { cause: new Error(message) })));
  expect(logged).toContain("[hidden]");
  expect(logged).not.toContain("canary");
});

test("what a driver hangs onto its errors stays out, its code stays in", () => {
  const error = Object.assign(new Error("duplicate key"), {
    severity: "ERROR",
    code: "23505",
    detail: "Key (email)=(canary) already exists.",
    parameters: ["canary"],
  });
  expect(toLoggedError(error)).toMatchObject({ code: "23505", message: "duplicate key" });
  expect(JSON.stringify(toLoggedError(error))).not.toContain("canary");
});

test("an error that is its own cause ends", () => {
  const error = new Error("round");
  error.cause = error;
  expect(JSON.stringify(toLoggedError(error)).match(/"name"/gu)).toHaveLength(9);
});

test("a thrown text is not repeated", () => {
  expect(toLoggedError("canary").message).toBe("thrown: string");
});

test("the request's id, names of tables and places in the code stay readable", () => {
  const text = "relation task_project_id_created_at_idx at 0b7c2f0e-1111-7222-8333-444455556666";
  expect(toLoggedError(new Error(text)).message).toBe(text);
});
