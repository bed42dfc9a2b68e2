import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import { DatabaseUnavailableError, RowSecurityError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { MODES, modesTest as test } from "./testing/modes-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

const DIVISION = { code: "22012" };

const titlesOf = async (database: Database, person: SeededPerson) => {
  const rows = await database.reader(person).db.selectFrom("task").select("title").execute();
  return rows.map(({ title }) => title);
};

const insert = (database: Database, entry: ReturnType<typeof entryOf>, workspaceId: string) =>
  database.transaction(entry, (tx) =>
    tx
      .insertInto("task")
      .values({ workspace_id: workspaceId, id: randomUUID(), title: "written" })
      .execute(),
  );

describe.for(MODES)("by %s", (mode) => {
  test.for(["owner", "admin", "editor"] as const)(
    "a transaction writes as %s",
    async (role, { modes, testDatabase }) => {
      const database = modes[mode];
      const [host, member] = [await seedPerson(database), await seedPerson(database)];
      await seedMember(testDatabase, { ...member, workspaceId: host.workspaceId, role });
      const entry = entryOf({ ...member, workspaceId: host.workspaceId });
      await insert(database, entry, host.workspaceId);
      expect(await titlesOf(database, host)).toEqual(["written"]);
    },
  );

  test("a viewer writes nothing: an insert is refused, an update finds no row", async ({
    modes,
    testDatabase,
  }) => {
    const database = modes[mode];
    const [host, viewer] = [await seedPerson(database), await seedPerson(database)];
    const { workspaceId } = host;
    await seedMember(testDatabase, { ...viewer, workspaceId, role: "viewer" });
    await seedTask(database, host, { title: "as it was" });
    const entry = entryOf({ ...viewer, workspaceId });
    await expect(insert(database, entry, workspaceId)).rejects.toThrow(RowSecurityError);
    const updated = await database.transaction(entry, async (tx, actor) => {
      expect(actor).toEqual({ userId: viewer.userId, role: "viewer" });
      expect(await tx.selectFrom("task").select("title").execute()).toHaveLength(1);
      return tx.updateTable("task").set({ title: "overwritten" }).returning("id").execute();
    });
    expect(updated).toEqual([]);
    expect(await titlesOf(database, host)).toEqual(["as it was"]);
  });

  test("nobody writes into a workspace that was not entered, a second one of one's own not either", async ({
    modes,
    testDatabase,
  }) => {
    const database = modes[mode];
    const [host, guest] = [await seedPerson(database), await seedPerson(database)];
    await seedMember(testDatabase, { ...guest, workspaceId: host.workspaceId, role: "editor" });
    await seedTask(database, guest, { title: "as it was" });
    const entry = entryOf({ ...guest, workspaceId: host.workspaceId });
    await expect(insert(database, entry, guest.workspaceId)).rejects.toThrow(RowSecurityError);
    const stranger = entryOf({ ...host, workspaceId: guest.workspaceId });
    await expect(insert(database, stranger, guest.workspaceId)).rejects.toThrow(RowSecurityError);
    const updated = await database.transaction(entry, (tx) =>
      tx
        .updateTable("task")
        .set({ title: "overwritten" })
        .where("workspace_id", "=", guest.workspaceId)
        .returning("id")
        .execute(),
    );
    expect(updated).toEqual([]);
    expect(await titlesOf(database, guest)).toEqual(["as it was"]);
  });

  test.for(["id", "workspace_id", "created_at"] as const)(
    "a row keeps its %s for ever",
    async (column, { modes }) => {
      const database = modes[mode];
      const person = await seedPerson(database);
      await seedTask(database, person);
      const value = column === "created_at" ? "2000-01-01T00:00:00Z" : randomUUID();
      await expect(
        database.transaction(entryOf(person), (tx) =>
          tx.updateTable("task").set(column, value).execute(),
        ),
      ).rejects.toThrow(RowSecurityError);
    },
  );

  test("rows are never deleted, the log and its head never written", async ({ modes }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const { workspaceId } = person;
    await seedTask(database, person);
    const write = (statement: ReturnType<typeof sql>) =>
      database.transaction(entryOf(person), (tx) => statement.execute(tx));
    for (const statement of [
      sql`delete from public.task`,
      sql`truncate public.task`,
      sql`delete from public.change`,
      sql`update public.change set after = '{}'`,
      sql`insert into public.change select * from public.change`,
      sql`update public.change_head set seq = 0`,
      sql`delete from public.change_head where workspace_id = ${workspaceId}`,
      sql`insert into public.change_head (workspace_id) values (${randomUUID()})`,
      sql`update public.membership set role = 'owner'`,
      sql`insert into public.access (user_id, workspace_id, role) values (${person.userId}, ${randomUUID()}, 'owner')`,
      sql`alter table public.task disable row level security`,
      sql`create table public.mine ()`,
      sql`set local session_replication_role = replica`,
      sql`select public.create_personal_workspace(${randomUUID()}, ${randomUUID()}, '', null, null)`,
      sql`select public.bind_actor(null, null, null)`,
    ]) {
      await expect(write(statement)).rejects.toThrow(RowSecurityError);
    }
  });

  test("what is thrown inside a transaction rolls it back and arrives as it is", async ({
    modes,
  }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const refusal = new Error("changed my mind");
    const attempt = database.transaction(entryOf(person), async (tx) => {
      await tx
        .insertInto("task")
        .values({ workspace_id: person.workspaceId, id: randomUUID(), title: "written" })
        .execute();
      throw refusal;
    });
    await expect(attempt).rejects.toBe(refusal);
    expect(await titlesOf(database, person)).toEqual([]);
  });

  test("a commit that PostgreSQL turned into a rollback is an error", async ({ modes }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const attempt = database.transaction(entryOf(person), async (tx) => {
      await tx
        .insertInto("task")
        .values({ workspace_id: person.workspaceId, id: randomUUID(), title: "lost" })
        .execute();
      await expect(sql`select 1 / 0`.execute(tx)).rejects.toMatchObject(DIVISION);
    });
    await expect(attempt).rejects.toThrow(DatabaseUnavailableError);
    expect(await titlesOf(database, person)).toEqual([]);
  });

  test("the first error is the one that is reported, and the connection works on", async ({
    modes,
  }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const failure = sql`select 1 / 0`;
    await expect(failure.execute(database.probe)).rejects.toMatchObject(DIVISION);
    await expect(failure.execute(database.auth)).rejects.toMatchObject(DIVISION);
    await expect(
      database.transaction(entryOf(person), (tx) => failure.execute(tx)),
    ).rejects.toMatchObject(DIVISION);
    const reader = database.reader(person);
    const division = reader.db.selectFrom("workspace").select(sql`1 / 0`.as("quotient"));
    await expect(division.execute()).rejects.toMatchObject(DIVISION);
    await insert(database, entryOf(person), person.workspaceId);
    expect(await titlesOf(database, person)).toEqual(["written"]);
  });

  test("a value that cannot be sent fails its own statement and no later one", async ({
    modes,
  }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const send = (value: unknown) => sql`select ${value}::text as value, ${mode} as mode`;
    const unsendable = { amount: 1n };
    const transaction = (value: unknown) =>
      database.transaction(entryOf(person), (tx) => send(value).execute(tx));
    await expect(transaction(unsendable)).rejects.toThrow("BigInt");
    expect((await transaction("sent")).rows).toEqual([{ value: "sent", mode }]);
    await expect(send(unsendable).execute(database.probe)).rejects.toThrow("BigInt");
    expect((await send("sent").execute(database.probe)).rows).toEqual([{ value: "sent", mode }]);
  });
});

test("several statements in one text are refused also when names have run out", async ({
  testDatabase,
  onTestFinished,
}) => {
  const database = createDatabase({ ...testDatabase, appPoolMax: 1 });
  onTestFinished(() => database.close());
  for (let column = 0; column < 500; column += 1) {
    await sql`select ${sql.lit(column)}`.execute(database.probe);
  }
  await expect(sql`select 1; select 2`.execute(database.probe)).rejects.toMatchObject({
    code: "42601",
  });
});

test("a row cannot point into another tenant, although foreign keys see past every policy", async ({
  database,
  testDatabase,
}) => {
  const [one, other] = [await seedPerson(database), await seedPerson(database)];
  const foreign = await seedTask(database, other);
  const own = await seedTask(database, one);
  await asAdmin(testDatabase, async (client) => {
    await client.query(`
      create table public.subtask (
        workspace_id uuid not null references public.workspace (workspace_id),
        id uuid not null,
        task_id uuid not null,
        primary key (workspace_id, id),
        foreign key (workspace_id, task_id) references public.task (workspace_id, id)
      )`);
    const point = (taskId: string) =>
      client.query("insert into public.subtask values ($1, gen_random_uuid(), $2)", [
        one.workspaceId,
        taskId,
      ]);
    await expect(point(foreign.id)).rejects.toMatchObject({ code: "23503" });
    await point(own.id);
    // A key of a task that is not composite does not exist, so nobody can refer to it by mistake.
    await expect(
      client.query(
        "alter table public.subtask add foreign key (task_id) references public.task (id)",
      ),
    ).rejects.toMatchObject({ code: "42830" });
    await client.query("drop table public.subtask");
  });
});
