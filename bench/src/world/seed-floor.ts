import { asSuperuser } from "./as-superuser.ts";

/** Gives the floors a table of their own: same columns and indexes, no row-level security, no change log. */
export async function seedFloor(adminUrl: string): Promise<void> {
  await asSuperuser(adminUrl, async (client) => {
    await client.query("create schema floor");
    await client.query("create table floor.task (like public.task including all)");
    const { rows } = await client.query<{ columns: string }>(
      `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
       where table_schema = 'floor' and table_name = 'task' and is_generated = 'NEVER'`,
    );
    const columns = rows[0]?.columns ?? "";
    await client.query(`insert into floor.task (${columns}) select ${columns} from public.task`);
    // No projects, and numbers as PostgreSQL gives them by itself: with gaps, and at next to no cost.
    await client.query(`
      alter table floor.task alter column project_id drop not null;
      create sequence floor.number;
      select setval('floor.number', coalesce(max(number), 0) + 1) from floor.task;
      alter table floor.task alter column number set default nextval('floor.number')`);
    await client.query("vacuum (analyze) floor.task");
  });
}
