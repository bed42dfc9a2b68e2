import { CreateTaskInput, Role, TaskId } from "@taskflow/contract";
import { createTask, deleteTask, type Services } from "@taskflow/domain";
import {
  asAdmin,
  seedMember,
  signUp,
  type TestDatabase,
  type TestPerson,
} from "@taskflow/domain/testing";
import type { SampleIds } from "./sample-inputs.ts";

/** Text that only the other tenant's rows hold: it must never come back to anybody else. */
export const CANARY = "canary-c0ffee";

/** Two tenants who know nothing of each other. */
export interface CensusWorld {
  /** One member of the first workspace for each role. */
  readonly members: Readonly<Record<Role, TestPerson>>;
  /** Somebody with an account and nothing in the first workspace. */
  readonly stranger: TestPerson;
  /** Tasks of the first workspace. */
  readonly own: SampleIds;
  /** Tasks of the stranger's workspace, full of canaries. */
  readonly foreign: SampleIds;
}

/** Settles two tenants in a database. */
export async function createCensusWorld(
  services: Services,
  testDatabase: TestDatabase,
): Promise<CensusWorld> {
  const owner = await signUp(services);
  const stranger = await signUp(services);
  const entries: [Role, TestPerson][] = [["owner", owner]];
  for (const role of Role.exclude(["owner"]).options) {
    const member = await signUp(services);
    await seedMember(testDatabase, { userId: member.userId, workspaceId: owner.workspaceId, role });
    entries.push([role, member]);
  }
  return {
    members: Object.fromEntries(entries) as Record<Role, TestPerson>,
    stranger,
    own: await seedTasks(owner, "Mine"),
    foreign: await seedTasks(stranger, CANARY),
  };
}

/** Makes two tasks of somebody's own, one of them in the trash. */
export async function seedTasks(person: TestPerson, title: string): Promise<SampleIds> {
  const { workspaceId } = person;
  const input = CreateTaskInput.parse({ workspaceId, title, description: title });
  const { id: taskId } = await createTask(person.ctx(), input);
  const { id: trashedTaskId } = await createTask(person.ctx(), input);
  await deleteTask(person.ctx(), { workspaceId, id: TaskId.parse(trashedTaskId) });
  return { workspaceId, taskId, trashedTaskId };
}

const TENANT_TABLES = ["workspace", "membership", "task", "change", "change_head"];

/** Everything that a workspace holds, as text: equal before and after means that nothing was touched. */
export function dumpWorkspace(testDatabase: TestDatabase, workspaceId: string): Promise<string> {
  return asAdmin(testDatabase, async (client) => {
    const dumps = [];
    for (const table of TENANT_TABLES) {
      const { rows } = await client.query<{ dump: string }>(
        `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as dump
         from public.${table} t where workspace_id = $1`,
        [workspaceId],
      );
      dumps.push(`${table}: ${rows[0]?.dump}`);
    }
    return dumps.join("\n");
  });
}
