import type { Kysely, Transaction } from "kysely";
import { describe, expectTypeOf, test } from "vitest";
import type { Database, IdentityHandle, ReadHandle, WriteHandle } from "./database.ts";
import type { DB } from "./tables.gen.ts";

declare const database: Database;

describe("a read handle", () => {
  test("has no way to write", () => {
    expectTypeOf<ReadHandle>().not.toHaveProperty("insertInto");
    expectTypeOf<ReadHandle>().not.toHaveProperty("updateTable");
    expectTypeOf<ReadHandle>().not.toHaveProperty("deleteFrom");
    expectTypeOf<ReadHandle>().not.toHaveProperty("mergeInto");
    expectTypeOf<ReadHandle>().not.toHaveProperty("replaceInto");
    expectTypeOf<ReadHandle>().not.toHaveProperty("transaction");
    expectTypeOf<ReadHandle>().not.toHaveProperty("schema");
    expectTypeOf<ReadHandle>().not.toHaveProperty("executeQuery");
  });

  test("is what a reader lends, and nothing more", () => {
    expectTypeOf(database.reader).returns.toHaveProperty("db").toEqualTypeOf<ReadHandle>();
    expectTypeOf(database.ownReader).returns.toHaveProperty("db").toEqualTypeOf<ReadHandle>();
  });
});

describe("a write handle", () => {
  test("is lent by a transaction alone: nothing else will do in its place", () => {
    expectTypeOf<Kysely<DB>>().not.toExtend<WriteHandle>();
    expectTypeOf<ReadHandle>().not.toExtend<WriteHandle>();
    expectTypeOf<IdentityHandle>().not.toExtend<WriteHandle>();
    expectTypeOf<Transaction<DB>>().toExtend<WriteHandle>();
    expectTypeOf(database.transaction).parameter(1).parameter(0).toEqualTypeOf<WriteHandle>();
  });

  test("reads too, so that a verb can look before it writes", () => {
    expectTypeOf<WriteHandle>().toExtend<ReadHandle>();
  });
});

describe("a row", () => {
  test("has the types of the migrated database, closed sets among them", () => {
    const row = database.probe.selectFrom("task").selectAll().executeTakeFirstOrThrow();
    expectTypeOf(row).resolves.not.toBeAny();
    expectTypeOf(row).resolves.toHaveProperty("created_at").toEqualTypeOf<string>();
    expectTypeOf(row).resolves.toHaveProperty("due_date").toEqualTypeOf<string | null>();
    expectTypeOf(row)
      .resolves.toHaveProperty("status")
      .toEqualTypeOf<"todo" | "in_progress" | "done" | "cancelled">();
  });
});
