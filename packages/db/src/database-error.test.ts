import { describe, expect, test } from "vitest";
import {
  classifyError,
  DatabaseFullError,
  DatabaseUnavailableError,
  isConnectionLost,
  RowSecurityError,
  sqlState,
} from "./database-error.ts";

/** An error as node-postgres makes it of PostgreSQL's answer. */
const answered = (code: string) => Object.assign(new Error(code), { code, severity: "ERROR" });
/** An error of a socket. */
const socket = (code: string) => Object.assign(new Error(code), { code, syscall: "connect" });

const UNAVAILABLE: readonly (readonly [string, Error])[] = [
  ["PostgreSQL shuts down", answered("57P01")],
  ["PostgreSQL crashed", answered("57P02")],
  ["PostgreSQL starts up", answered("57P03")],
  ["the connection broke", answered("08006")],
  ["the statement took too long", answered("57014")],
  ["a lock took too long", answered("55P03")],
  ["the transaction was idle for too long", answered("25P03")],
  ["two transactions waited for each other", answered("40P01")],
  ["there are too many connections", answered("53300")],
  ["nobody listens", socket("ECONNREFUSED")],
  ["the socket is missing", socket("ENOENT")],
  ["the connection was reset", socket("ECONNRESET")],
  [
    "nobody listens at any address",
    Object.assign(new AggregateError([socket("ECONNREFUSED"), socket("ECONNREFUSED")]), {
      code: "ECONNREFUSED",
    }),
  ],
  ["the driver lost the connection", new Error("Connection terminated unexpectedly")],
  ["the pool is full", new Error("timeout exceeded when trying to connect")],
  ["the server is too slow to connect", new Error("timeout expired")],
  ["the server does not answer", new Error("Query read timeout")],
  [
    "the client is spent",
    new Error("Client has encountered a connection error and is not queryable"),
  ],
];

describe("an error", () => {
  test.for(UNAVAILABLE)("means that the database is unavailable when %s", ([, error]) => {
    const classified = classifyError(error);
    expect(classified).toBeInstanceOf(DatabaseUnavailableError);
    expect(classified).toMatchObject({ cause: error });
  });

  test("means that the second wall held when a right is missing", () => {
    expect(classifyError(answered("42501"))).toBeInstanceOf(RowSecurityError);
  });

  test("means that the disk is full when PostgreSQL says so, after which the connection is kept", () => {
    expect(classifyError(answered("53100"))).toBeInstanceOf(DatabaseFullError);
    expect(isConnectionLost(answered("53100"))).toBe(false);
  });

  test.for([
    answered("23505"),
    answered("22012"),
    answered("42P01"),
    new TypeError("a mistake of ours"),
    new AggregateError([new TypeError("a mistake of ours")]),
    "not an error",
    undefined,
  ])("stays as it is otherwise: %s", (error) => {
    expect(classifyError(error)).toBe(error);
  });

  test("is not classified twice", () => {
    const once = classifyError(answered("57P01"));
    expect(classifyError(once)).toBe(once);
  });

  test("shows a caller nothing of PostgreSQL's words", () => {
    for (const code of ["42501", "57P01", "53100"]) {
      expect(String(classifyError(answered(code)))).not.toContain(code);
    }
  });
});

test("a connection is kept after an error that PostgreSQL answered, unless it says farewell", () => {
  expect(isConnectionLost(answered("23505"))).toBe(false);
  for (const error of [answered("57P01"), answered("25P03"), answered("08006"), new Error("any")]) {
    expect(isConnectionLost(error)).toBe(true);
  }
});

test("a code is PostgreSQL's only if PostgreSQL answered it", () => {
  expect(sqlState(answered("23505"))).toBe("23505");
  expect(sqlState(socket("ECONNREFUSED"))).toBeUndefined();
  expect(sqlState({ code: "23505", severity: "ERROR" })).toBeUndefined();
});
