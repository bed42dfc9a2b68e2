import { createDatabase, type Database, type DatabaseOptions } from "../database.ts";
import type { TestDatabase } from "./clone-database.ts";
import { dbTest } from "./db-test.ts";

/** The two ways to be tf_app: by its own login, or by one that takes the role on in each prelude. */
export const MODES = ["a login of its own", "the login of a superuser"] as const;
export type Mode = (typeof MODES)[number];

/** Options with one connection a pool, so that what is left on it meets the next statement. */
export function optionsOf(testDatabase: TestDatabase, mode: Mode): DatabaseOptions {
  const one = { appPoolMax: 1, authPoolMax: 1 };
  if (mode === "a login of its own") return { ...testDatabase, ...one };
  const { adminUrl } = testDatabase;
  return { ...one, appUrl: adminUrl, authUrl: adminUrl, assumesRoles: true };
}

/** One database, opened in both modes. */
export const modesTest = dbTest.extend<{ $file: { modes: Readonly<Record<Mode, Database>> } }>({
  modes: [
    async ({ testDatabase }, use) => {
      const own = createDatabase(optionsOf(testDatabase, "a login of its own"));
      const superuser = createDatabase(optionsOf(testDatabase, "the login of a superuser"));
      await use({ "a login of its own": own, "the login of a superuser": superuser });
      await Promise.all([own.close(), superuser.close()]);
    },
    { scope: "file" },
  ],
});
