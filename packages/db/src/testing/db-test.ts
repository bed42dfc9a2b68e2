import { inject, test } from "vitest";
import { createDatabase, type Database } from "../database.ts";
import { cloneDatabase, type TestDatabase } from "./clone-database.ts";
import type {} from "./global-setup.ts";

/** A test with a migrated PostgreSQL database of its file's own. Tests may commit, race and roll back for real. */
export const dbTest = test.extend<{ $file: { testDatabase: TestDatabase; database: Database } }>({
  testDatabase: [
    async ({}, use) => {
      const testDatabase = await cloneDatabase(inject("superuserUrl"));
      await use(testDatabase);
      await testDatabase.drop();
    },
    { scope: "file" },
  ],
  database: [
    async ({ testDatabase }, use) => {
      const database = createDatabase(testDatabase);
      await use(database);
      await database.close();
    },
    { scope: "file" },
  ],
});
