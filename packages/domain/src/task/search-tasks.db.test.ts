import { ListTasksInput } from "@taskflow/contract";
import { asAdmin, plansOf, rowsOf, watchPlans } from "@taskflow/db/testing";
import type { CompiledQuery } from "kysely";
import { expect } from "vitest";
import { domainTest as test, signUp, type TestPerson } from "../testing/index.ts";
import { searchTasks } from "./search-tasks.ts";

const TASKS = 300;

/** The statement of a search, as the person's own handle compiles it. */
async function statementFor({ ctx, workspaceId }: TestPerson): Promise<CompiledQuery> {
  const input = { ...ListTasksInput.parse({ workspaceId }), search: "needle" };
  let compiled: CompiledQuery | undefined;
  await ctx().read(workspaceId, "task:read", (db) => {
    const search = searchTasks(db, input, null);
    compiled = search.compile();
    return search.execute();
  });
  if (!compiled) throw new Error("nothing was read");
  return compiled;
}

test("a plan made for one workspace reads of another only the rows that were found", async ({
  services,
  testDatabase,
}) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  const [ofAda, ofBob] = [await statementFor(ada), await statementFor(bob)];
  await asAdmin(testDatabase, async (client) => {
    await client.query(
      `insert into public.task (workspace_id, id, project_id, number, title)
       select $1, gen_random_uuid(), p.id, n, case n when 7 then 'needle' else 'hay' end
       from public.project p, generate_series(1, $2::int) n where p.workspace_id = $1`,
      [bob.workspaceId, TASKS],
    );
    await watchPlans(client);
    await client.query("set auto_explain.log_nested_statements = off");
    await client.query("set plan_cache_mode = force_generic_plan");
    const runAs = async ({ workspaceId }: TestPerson, { sql, parameters }: CompiledQuery) => {
      await client.query("begin");
      await client.query(
        `select set_config('app.read', $1, true), set_config('app.read_tasks', $1, true),
           set_config('app.projects', array_agg(id)::text, true)
         from public.project where workspace_id = $2`,
        [`{${workspaceId}}`, workspaceId],
      );
      await client.query("set local role tf_app");
      const { rows } = await client.query({ name: "search", text: sql, values: [...parameters] });
      await client.query("commit");
      return rows;
    };
    expect(await runAs(ada, ofAda)).toEqual([]);
    let rows: unknown[] = [];
    const nodes = await plansOf(client, async () => {
      rows = await runAs(bob, ofBob);
    });
    expect(rows).toEqual([expect.objectContaining({ title: "needle" })]);
    const reading = nodes.filter((node) => node["Relation Name"] === "task");
    expect(reading).not.toEqual([]);
    expect(Math.max(...reading.map(rowsOf))).toBe(1);
  });
});
