import { asSuperuser } from "./as-superuser.ts";

/** How many tasks a workspace gets. */
export interface Seed {
  readonly adminUrl: string;
  readonly workspaceId: string;
  readonly count: number;
}

/** Words of the made-up language that tasks are written in: some in every other task, most in few. */
const WORDS = 4_000;

const WORD_LIST = `create temporary table word as
  select n, (array['ka','lo','mi','ne','ru','sa','te','vo','wi','xo'])[1 + n % 10]
    || (array['ba','de','fi','go','hu','ja','ly','me','po','ra'])[1 + n / 10 % 10]
    || (array['n','r','s','t','l','m','k','d','x','z'])[1 + n / 100 % 10]
    || case when n >= 1000 then (array['a','e','i','o'])[n / 1000] else '' end as text
  from generate_series(0, ${WORDS - 1}) n`;

// The number of words names the row, or PostgreSQL would make one sentence and give it to all of them.
const SENTENCE = (words: number) => `(select string_agg(w.text, ' ') from (
  select floor(${WORDS} * power(random(), 3))::int as n from generate_series(1, ${words} + 0 * s)
) pick join word w using (n))`;

/** Newest first by a second each, in the past; as rows that people have worked on look. */
const INSERT = `insert into public.task
    (workspace_id, id, project_id, number, title, description, status, priority, due_date, created_at, updated_at, version)
  select $1, gen_random_uuid(), p.id, s, ${SENTENCE(6)},
    case when s % 2 = 0 then '' else ${SENTENCE(24)} end,
    (array['todo', 'todo', 'in_progress', 'done'])[1 + s % 4],
    (array['none', 'none', 'low', 'medium', 'high', 'urgent'])[1 + s % 6],
    case when s % 5 = 0 then current_date + s % 60 end,
    date_trunc('second', now()) - make_interval(secs => s) + interval '0.123456 s',
    date_trunc('second', now()) - make_interval(secs => s) + interval '0.654321 s',
    1 + s % 7
  from generate_series($2::int, $3::int) s
  join public.project p on p.workspace_id = $1 and p.is_default`;

const CHUNK = 50_000;

/** Writes tasks as the superuser around the change log, whose triggers would make an hour of a million. */
export async function seedTasks({ adminUrl, workspaceId, count }: Seed): Promise<void> {
  await asSuperuser(adminUrl, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("set maintenance_work_mem = '256MB'");
    await client.query("select setseed(0.5)");
    await client.query(WORD_LIST);
    await client.query("create index on word (n); analyze word");
    const { rows } = await client.query<{ definition: string }>(
      "select pg_get_indexdef('public.task_search_idx'::regclass) as definition",
    );
    const isLarge = count > CHUNK;
    if (isLarge) await client.query("drop index public.task_search_idx");
    for (let start = 1; start <= count; start += CHUNK) {
      await client.query(INSERT, [workspaceId, start, Math.min(count, start + CHUNK - 1)]);
    }
    if (isLarge) await client.query(rows[0]?.definition ?? "");
    await client.query("vacuum (analyze) public.task");
    await client.query("checkpoint");
  });
}
