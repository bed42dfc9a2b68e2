import type { InvitationRole } from "@taskflow/contract";
import type { Person } from "./register-person.ts";

interface TeamPlan {
  readonly name: string;
  readonly owner: Person;
  readonly others?: readonly (readonly [Person, InvitationRole])[];
}

/** Makes a workspace, into which others come by invitations of their own. */
export async function makeTeam({ name, owner, others = [] }: TeamPlan) {
  const team = await owner.api.workspace.create.mutate({ name });
  for (const [person, role] of others) {
    const { link } = await owner.api.invitation.create.mutate({ workspaceId: team.id, role });
    const secret = new URL(link).hash.slice(1);
    await person.api.invitation.accept.mutate({ secret });
  }
  return team;
}
