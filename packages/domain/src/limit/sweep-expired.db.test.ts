import { expect } from "vitest";
import {
  asAdmin,
  domainTest as test,
  signUp,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { chargeWindow } from "./charge-window.ts";

const LIMIT = { bucket: "test", limit: 1_000, windowSeconds: 60 } as const;

/** Records of keyed writes, so many hours old. */
function keep(
  testDatabase: TestDatabase,
  { workspaceId, userId }: TestPerson,
  { count, hours }: { readonly count: number; readonly hours: number },
) {
  return asAdmin(testDatabase, (client) =>
    client.query(
      `insert into public.idempotency_record
         (workspace_id, caller_id, key, user_id, fingerprint, answer, created_at)
       select $1, $2, $4::int || ' hours, ' || n, $2, sha256('a call'), '{}',
         now() - make_interval(hours => $4, secs => n)
       from generate_series(1, $3::int) n`,
      [workspaceId, userId, count, hours],
    ),
  );
}

async function keysOf(testDatabase: TestDatabase, { workspaceId }: TestPerson): Promise<string[]> {
  const { rows } = await asAdmin(testDatabase, (client) =>
    client.query<{ key: string }>(
      "select key from public.idempotency_record where workspace_id = $1 order by created_at",
      [workspaceId],
    ),
  );
  return rows.map(({ key }) => key);
}

test("records of keyed writes go once they are older than a day, ten with each new counter, also where no other keyed write comes", async ({
  services,
  testDatabase,
}) => {
  const ada = await signUp(services);
  await keep(testDatabase, ada, { count: 15, hours: 24 });
  await keep(testDatabase, ada, { count: 2, hours: 23 });
  const young = ["23 hours, 2", "23 hours, 1"];

  await chargeWindow(services, LIMIT, "Ada");
  const left = ["24 hours, 5", "24 hours, 4", "24 hours, 3", "24 hours, 2", "24 hours, 1"];
  expect(await keysOf(testDatabase, ada)).toEqual([...left, ...young]);
  await chargeWindow(services, LIMIT, "Ada");
  expect(await keysOf(testDatabase, ada)).toHaveLength(7);
  await chargeWindow(services, LIMIT, "Bob");
  expect(await keysOf(testDatabase, ada)).toEqual(young);
});
