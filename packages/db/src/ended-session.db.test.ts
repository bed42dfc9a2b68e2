import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { describe, expect } from "vitest";
import type { Database } from "./database.ts";
import { SessionEndedError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { MODES, modesTest as test } from "./testing/modes-test.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";

/** What ends a session; each is run with the session's id and the person's. */
const ENDS: Readonly<Record<string, string>> = {
  "was revoked": "update public.session set revoked_at = now() where id = $1 and user_id = $2",
  "has expired": "update public.session set expires_at = now() where id = $1 and user_id = $2",
  "was idle for too long":
    "update public.session set idle_expires_at = now() where id = $1 and user_id = $2",
  "was deleted": "delete from public.session where id = $1 and user_id = $2",
  "belongs to somebody who is disabled":
    'update public."user" set disabled_at = now() where id = (select user_id from public.session where id = $1 and user_id = $2)',
};

const NO_SESSIONS: Readonly<Record<string, (person: SeededPerson) => string>> = {
  "never was": () => randomUUID(),
  "is a person instead": ({ userId }) => userId,
  "is empty": () => "",
  "is garbage": () => "'; drop table public.task; --",
  "is a zero byte": () => "\0",
};

/** Reads, reads everything and writes for one session; answers how each of them ended. */
async function tryEverything(
  database: Database,
  { sessionId, workspaceId }: Pick<SeededPerson, "sessionId" | "workspaceId">,
) {
  const credential = { kind: "session", id: sessionId } as const;
  const entry = { credential, workspaceId, callId: randomUUID(), requestId: "late" };
  const task = { workspace_id: workspaceId, id: randomUUID(), title: "late" };
  let runs = 0;
  const outcomes = await Promise.allSettled([
    database.reader(entry).db.selectFrom("workspace").selectAll().execute(),
    database.ownReader(sessionId).db.selectFrom("workspace").selectAll().execute(),
    database.transaction(entry, (tx) => {
      runs += 1;
      return tx.insertInto("task").values(task).execute();
    }),
  ]);
  return {
    runs,
    ends: outcomes.map((outcome): unknown =>
      outcome.status === "rejected" ? outcome.reason : outcome.value,
    ),
  };
}

const REFUSED = {
  runs: 0,
  ends: [
    expect.any(SessionEndedError),
    expect.any(SessionEndedError),
    expect.any(SessionEndedError),
  ],
};

describe.for(MODES)("by %s", (mode) => {
  test.for(Object.entries(ENDS))(
    "a session that %s reads no row and writes none, from the next statement on",
    async ([, end], { modes, testDatabase }) => {
      const person = await seedPerson(modes[mode]);
      expect(await tryEverything(modes[mode], person)).toMatchObject({ runs: 1 });
      const count = () =>
        asAdmin(testDatabase, async (client) => {
          const { rowCount } = await client.query(
            "select from public.change where workspace_id = $1",
            [person.workspaceId],
          );
          return rowCount;
        });
      const before = await count();
      await asAdmin(testDatabase, (client) => client.query(end, [person.sessionId, person.userId]));
      expect(await tryEverything(modes[mode], person)).toEqual(REFUSED);
      expect(await count()).toBe(before);
    },
  );

  test.for(Object.entries(NO_SESSIONS))(
    "a session that %s is none",
    async ([, make], { modes }) => {
      const person = await seedPerson(modes[mode]);
      const attempt = { ...person, sessionId: make(person) };
      expect(await tryEverything(modes[mode], attempt)).toEqual(REFUSED);
    },
  );
});

/** As the policies see it, whatever the handles check afterwards. */
async function countVisibleRows(client: Client): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and c.relname not in ('schema_migration')
       and has_any_column_privilege(c.oid, 'select')`,
  );
  let visible = 0;
  for (const { name } of rows) visible += (await client.query(`select from ${name}`)).rowCount ?? 0;
  return visible;
}

const PRELUDES = [
  "select public.enter_read($1, $2)",
  "select public.enter_own($1) where $2::uuid is not null",
  "select public.enter_write($1, $2, null, null)",
];

test.for(PRELUDES)(
  "PostgreSQL itself shows nothing after %s without a session",
  async (prelude, { database, testDatabase }) => {
    const person = await seedPerson(database);
    const ended = await seedPerson(database);
    await asAdmin(testDatabase, (client) =>
      client.query(ENDS["was revoked"] ?? "", [ended.sessionId, ended.userId]),
    );
    const client = new Client({ connectionString: testDatabase.appUrl });
    await client.connect();
    const seenBy = async (sessionId: string | null, workspaceId: string) => {
      await client.query("begin");
      await client.query(prelude, [sessionId, workspaceId]);
      const visible = await countVisibleRows(client);
      await client.query("rollback");
      return visible;
    };
    expect(await countVisibleRows(client)).toBe(0);
    expect(await seenBy(person.sessionId, person.workspaceId)).toBeGreaterThan(0);
    expect(await seenBy(ended.sessionId, ended.workspaceId)).toBe(0);
    expect(await seenBy(null, person.workspaceId)).toBe(0);
    expect(await countVisibleRows(client)).toBe(0);
    await client.end();
  },
);
