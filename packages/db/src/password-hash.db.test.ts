import { describe, expect } from "vitest";
import { migrate } from "./migrate.ts";
import { readMigrations } from "./migrations.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { clusterTest as test } from "./testing/cluster-test.ts";

const BEFORE = readMigrations().filter(({ name }) => name < "0017");
const HASH = `$argon2id$v=19$m=19456,t=2,p=1$${"s".repeat(22)}$${"t".repeat(43)}`;
const OF_NO_PASSWORD = `$argon2id$v=19$m=19456,t=2,p=1$${"A".repeat(22)}$${"A".repeat(43)}`;

const KEEPERS = [
  [
    "account",
    `insert into public."user" (id, email, name, password_hash)
     select gen_random_uuid(), gen_random_uuid() || '@example.test', 'Ada', unnest($1::text[])`,
    `select password_hash from public."user" order by password_hash`,
  ],
  [
    "share link",
    `insert into public.share_secret (hash, workspace_id, share_link_id, password_hash)
     select sha256(gen_random_uuid()::text::bytea), gen_random_uuid(), gen_random_uuid(), unnest($1::text[])`,
    "select password_hash from public.share_secret order by password_hash nulls last",
  ],
] as const;

describe.for(KEEPERS)("the password of each %s", ([, insert, select]) => {
  test("is kept as a hash of Argon2id and as nothing else", async ({ cluster }) => {
    const adminUrl = await cluster.createDatabase();
    await migrate(adminUrl);
    await asAdmin({ adminUrl }, async (client) => {
      for (const other of [
        "",
        "a phrase of your own",
        '{"watch:import":["file:///srv/argon2-thread.ts"]}',
        "[object Object]",
        HASH.replace("argon2id", "argon2i"),
        HASH.replace("v=19", "v=16"),
        `${HASH}\n`,
        ` ${HASH}`,
        HASH.slice(0, -22),
      ]) {
        await expect(client.query(insert, [[other]])).rejects.toThrow("password_hash_check");
      }
      await client.query(insert, [[HASH]]);
      expect((await client.query(select)).rows).toEqual([{ password_hash: HASH }]);
    });
  });

  test("that was kept as anything else before belongs to no password from then on", async ({
    cluster,
  }) => {
    const adminUrl = await cluster.createDatabase();
    await migrate(adminUrl, undefined, BEFORE);
    const rows = await asAdmin({ adminUrl }, async (client) => {
      await client.query(insert, [["", '{"watch:import":["file:///srv/a.ts"]}', HASH]]);
      await migrate(adminUrl);
      return (await client.query<{ password_hash: string }>(select)).rows;
    });
    expect(rows.map((row) => row.password_hash)).toEqual([OF_NO_PASSWORD, OF_NO_PASSWORD, HASH]);
  });
});

test("a link without a password has none afterwards either", async ({ cluster }) => {
  const adminUrl = await cluster.createDatabase();
  const [, insert, select] = KEEPERS[1];
  await migrate(adminUrl, undefined, BEFORE);
  const rows = await asAdmin({ adminUrl }, async (client) => {
    await client.query(insert, [[null]]);
    await migrate(adminUrl);
    return (await client.query<{ password_hash: null }>(select)).rows;
  });
  expect(rows).toEqual([{ password_hash: null }]);
});
