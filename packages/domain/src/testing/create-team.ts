import { WorkspaceId, type Role } from "@taskflow/contract";
import { seedMember, type TestDatabase } from "@taskflow/db/testing";
import { createWorkspace } from "../workspace/create-workspace.ts";
import type { TestPerson } from "./sign-up.ts";

/** People who are to be in one workspace, by name. */
export interface TeamPlan {
  readonly owner: TestPerson;
  readonly others?: readonly (readonly [TestPerson, Role])[];
}

/** Makes a workspace of its owner's, with others in it. */
export async function createTeam(
  testDatabase: TestDatabase,
  { owner, others = [] }: TeamPlan,
): Promise<WorkspaceId> {
  const { id } = await createWorkspace(owner.ctx(), { name: "Team" });
  const workspaceId = WorkspaceId.parse(id);
  for (const [{ userId }, role] of others) {
    await seedMember(testDatabase, { userId, workspaceId, role });
  }
  return workspaceId;
}
