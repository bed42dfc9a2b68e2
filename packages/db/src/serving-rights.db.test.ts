import { escapeIdentifier } from "pg";
import { describe, expect } from "vitest";
import { createDatabase } from "./database.ts";
import { RowSecurityError } from "./database-error.ts";
import { migrate } from "./migrate.ts";
import { OperatorError } from "./operator-error.ts";
import { assertServingRights } from "./serving-rights.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { findCatalogFaults } from "./testing/catalog-faults.ts";
import { type BareCluster, clusterTest as test } from "./testing/cluster-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

const userOf = (url: string) => escapeIdentifier(new URL(url).username);
const nameOf = (url: string) => escapeIdentifier(new URL(url).pathname.slice(1));

/** A database that belongs to a login of its own. */
async function createOwned(cluster: BareCluster, attributes: string) {
  const superuserUrl = await cluster.createDatabase();
  const url = await cluster.createLogin(superuserUrl, attributes);
  await cluster.run(`alter database ${nameOf(url)} owner to ${userOf(url)}`);
  return { superuserUrl, url };
}

async function expectOperatorError(attempt: Promise<unknown>, sentence: string) {
  const error: unknown = await attempt.then(
    () => "nothing was refused",
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(OperatorError);
  expect(error).toMatchObject({ message: expect.stringContaining(sentence) });
}

/** First of all, while the server has none of the roles: they belong to all of its databases. */
describe("one login that makes roles and owns the database, and is no superuser,", () => {
  test("is not enough without the right to make roles", async ({ cluster }) => {
    const { url } = await createOwned(cluster, "");
    await expectOperatorError(migrate(url), "Let it make roles");
  });

  test("migrates, twice, and serves under both walls", async ({ cluster }) => {
    const { superuserUrl, url } = await createOwned(cluster, "createrole");
    expect((await migrate(url)).applied).not.toEqual([]);
    expect((await migrate(url)).applied).toEqual([]);
    const database = createDatabase({ appUrl: url, authUrl: url, assumesRoles: true });
    await expect(assertServingRights(database)).resolves.toBeUndefined();
    const [person, other] = [await seedPerson(database), await seedPerson(database)];
    const { id } = await seedTask(database, person);
    const { db } = database.reader(person);
    expect(await db.selectFrom("task").select("id").execute()).toEqual([{ id }]);
    const foreign = database.reader({ ...other, workspaceId: person.workspaceId });
    expect(await foreign.db.selectFrom("task").select("id").execute()).toEqual([]);
    const intrusion = entryOf({ ...other, workspaceId: person.workspaceId });
    await expect(
      database.transaction(intrusion, (tx) =>
        tx
          .insertInto("task")
          .values({ workspace_id: person.workspaceId, id: other.userId, title: "x" })
          .execute(),
      ),
    ).rejects.toThrow(RowSecurityError);
    await database.close();
    expect(await asAdmin({ adminUrl: superuserUrl }, findCatalogFaults)).toEqual([]);
    // FORCE binds who owns the tables, should a statement ever run without the role.
    const forgotten = await asAdmin({ adminUrl: url }, (client) =>
      client.query("select from public.task"),
    );
    expect(forgotten.rowCount).toBe(0);
  });
});

describe("a login that may not prepare a database gets one sentence that says what to do:", () => {
  test("it makes roles, but the database is somebody else's", async ({ cluster }) => {
    const superuserUrl = await cluster.createDatabase();
    const url = await cluster.createLogin(superuserUrl, "createrole");
    await expectOperatorError(migrate(url), "own the database");
  });

  test("it has no right to anything", async ({ cluster }) => {
    const superuserUrl = await cluster.createDatabase();
    const url = await cluster.createLogin(superuserUrl, "");
    await expectOperatorError(migrate(url), "Let it make roles");
    await migrate(superuserUrl);
    await expectOperatorError(migrate(url), "Let it make roles");
  });
});

describe("the process does not serve", () => {
  const checkRights = async (options: { url: string; appUrl?: string; assumesRoles: boolean }) => {
    const { url, appUrl = url, assumesRoles } = options;
    const database = createDatabase({ appUrl, authUrl: url, assumesRoles });
    try {
      await assertServingRights(database);
    } finally {
      await database.close();
    }
  };

  test("as a superuser, unless each statement begins with the role", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    await expectOperatorError(
      checkRights({ url, assumesRoles: false }),
      "is another role, is a superuser, passes row-level security",
    );
    await expect(checkRights({ url, assumesRoles: true })).resolves.toBeUndefined();
  });

  test("as the owner of the tables", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    await cluster.run("alter role tf_owner login password 'owner'");
    const owner = new URL(url);
    owner.username = "tf_owner";
    owner.password = "owner";
    await expectOperatorError(
      checkRights({ url: owner.href, assumesRoles: false }),
      "login tf_owner is another role, is a member of tf_definer, owns tables",
    );
    await cluster.run("alter role tf_owner nologin");
  });

  test("as one who passes row-level security, be it tf_app itself", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    const passing = await cluster.createLogin(url, "bypassrls in role tf_app, tf_auth");
    await expectOperatorError(
      checkRights({ url: passing, assumesRoles: false }),
      "is another role, passes row-level security",
    );
    await expect(checkRights({ url: passing, assumesRoles: true })).resolves.toBeUndefined();
    for (const role of ["tf_app", "tf_auth"]) {
      await cluster.run(`alter role ${role} bypassrls`);
      await expectOperatorError(
        checkRights({ url: passing, assumesRoles: true }),
        `login ${role} passes row-level security`,
      );
      await cluster.run(`alter role ${role} nobypassrls`);
    }
  });

  test("as tf_app with tf_definer behind it", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    await cluster.run("grant tf_definer to tf_app");
    await expectOperatorError(
      checkRights({ url, assumesRoles: true }),
      "login tf_app is a member of tf_definer",
    );
    await cluster.run("revoke tf_definer from tf_app");
  });

  test("as a login that may not take on the roles, and says who can help", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    const ordinary = await cluster.createLogin(url, "");
    await expectOperatorError(
      checkRights({ url: ordinary, assumesRoles: true }),
      "also grant tf_app, tf_auth to the login",
    );
    await cluster.run(`grant tf_app, tf_auth to ${userOf(ordinary)}`);
    await expect(checkRights({ url: ordinary, assumesRoles: true })).resolves.toBeUndefined();
  });
});
