import { CreateProjectInput, CreateTaskInput, ProjectId, WorkspaceId } from "@taskflow/contract";
import { createProject, createShareLink, createTask } from "@taskflow/domain";
import { asAdmin, type TestDatabase, type TestPerson } from "@taskflow/domain/testing";
import { randomKey } from "./sample-inputs.ts";

/** Text that only the hidden project's rows hold. */
export const HIDDEN = "hidden-c0ffee";

/** Something of each kind that is inside a private project. */
export interface HiddenIds {
  readonly ProjectId: string;
  readonly TaskId: string;
  readonly ShareLinkId: string;
}

/** Makes a private project of somebody's in which nobody else is named, with a task and a link. */
export async function hideProject(person: TestPerson, workspaceText: string): Promise<HiddenIds> {
  const workspaceId = WorkspaceId.parse(workspaceText);
  const made = await createProject(
    person.ctx(),
    CreateProjectInput.parse({
      workspaceId,
      name: HIDDEN,
      key: randomKey(),
      description: HIDDEN,
      isPrivate: true,
    }),
  );
  const projectId = ProjectId.parse(made.id);
  const task = { workspaceId, projectId, title: HIDDEN, description: HIDDEN };
  const { id } = await createTask(person.ctx(), CreateTaskInput.parse(task));
  const { shareLink } = await createShareLink(person.ctx(), { workspaceId, projectId });
  return { ProjectId: projectId, TaskId: id, ShareLinkId: shareLink.id };
}

const TABLES = ["project_member", "share_link", "task", "task_counter", "change"];

/** Everything that a project holds, as text: equal before and after means that nothing was touched. */
export function dumpProject(testDatabase: TestDatabase, projectId: string): Promise<string> {
  return asAdmin(testDatabase, async (client) => {
    const dumps = [];
    for (const table of TABLES) {
      const { rows } = await client.query<{ dump: string }>(
        `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as dump
         from public.${table} t where project_id = $1`,
        [projectId],
      );
      dumps.push(`${table}: ${rows[0]?.dump}`);
    }
    const { rows } = await client.query("select * from public.project where id = $1", [projectId]);
    return [...dumps, JSON.stringify(rows)].join("\n");
  });
}
