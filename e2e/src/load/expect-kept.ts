import { asAdmin } from "@taskflow/db/testing";
import { expect } from "vitest";
import type { TaskLoad } from "./task-load.ts";

interface Kept {
  readonly tasks: readonly string[];
  readonly logged: readonly string[];
  readonly gaps: number;
}

/**
 * Expects the database to hold the acknowledged tasks, each once, and no others; and a change log that
 * tells of each once and numbers without a gap.
 */
export async function expectKept(adminUrl: string, { acknowledged }: TaskLoad): Promise<void> {
  for (const [workspaceId, ids] of acknowledged) {
    expect(ids.length).toBeGreaterThan(0);
    const { tasks, logged, gaps } = await readKept(adminUrl, workspaceId);
    expect(tasks).toEqual(ids.toSorted());
    expect(logged).toEqual(tasks);
    expect(gaps).toBe(0);
  }
}

function readKept(adminUrl: string, workspaceId: string): Promise<Kept> {
  return asAdmin({ adminUrl }, async (client) => {
    const { rows } = await client.query<Kept>(
      `select
        array(select id::text from public.task where workspace_id = $1 order by id) as tasks,
        array(select entity_id::text from public.change
          where workspace_id = $1 and entity = 'task' and op = 'insert' order by entity_id) as logged,
        (select (h.seq - count(c.seq) + h.seq - max(c.seq))::int
          from public.change_head h join public.change c using (workspace_id)
          where h.workspace_id = $1 group by h.seq) as gaps`,
      [workspaceId],
    );
    const [kept] = rows;
    if (!kept) throw new Error("a select of values has a row");
    return kept;
  });
}
