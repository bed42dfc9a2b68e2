import {
  CreateProjectInput,
  CreateTaskInput,
  CreateTokenInput,
  EmailAddress,
  ProjectId,
  Role,
  TaskId,
  UserId,
  WorkspaceId,
} from "@taskflow/contract";
import {
  archiveProject,
  createInvitation,
  createProject,
  createShareLink,
  createTask,
  createToken,
  createWorkspace,
  deleteTask,
  removeMember,
  setProjectMember,
  setUserDisabled,
  type Services,
} from "@taskflow/domain";
import {
  asAdmin,
  seedMember,
  signUp,
  type TestDatabase,
  type TestPerson,
} from "@taskflow/domain/testing";
import type { IdName } from "./id-fields.ts";
import { randomKey, type SampleIds } from "./sample-inputs.ts";

/** Text that only the other tenant's rows hold: it must never come back to anybody else. */
export const CANARY = "canary-c0ffee";

/** A workspace with somebody in each role, and things in it. */
interface Team {
  readonly members: Readonly<Record<Role, TestPerson>>;
  readonly ids: SampleIds;
  /** The same as its member in this role has them: some things are each person's own. */
  readonly idsOf: (role: Role) => SampleIds;
}

/** Two tenants who know nothing of each other. */
export interface CensusWorld {
  readonly own: Team;
  /** Full of canaries. */
  readonly foreign: Team;
  /** One id of each kind that is the other tenant's. */
  readonly foreignIds: Readonly<Record<IdName, string>>;
  /** Was an admin of the first workspace, and has the same session still. */
  readonly removed: TestPerson;
  /** Has an account that was disabled, and an old token. */
  readonly disabled: TestPerson;
  /** Makes one more workspace, of a new owner and the other people of the first. */
  readonly settle: () => Promise<Team>;
  /** Such a workspace as it was made, the same until it is used up. */
  readonly untouched: () => Promise<Team>;
  /** Tells that something of it has changed. */
  readonly useUp: () => void;
}

/** Settles two tenants in a database. */
export async function createCensusWorld(
  services: Services,
  testDatabase: TestDatabase,
): Promise<CensusWorld> {
  const settle = (crew: Crew, name: string) => createTeam(services, testDatabase, { crew, name });
  const crew = await createCrew(services);
  const own = await settle(crew, "Mine");
  const foreign = await settle(await createCrew(services), CANARY);
  const { owner } = foreign.members;
  let untouched: Promise<Team> | undefined;
  return {
    own,
    foreign,
    foreignIds: {
      UserId: foreign.ids.userId,
      WorkspaceId: foreign.ids.workspaceId,
      ProjectId: foreign.ids.projectId,
      TaskId: foreign.ids.taskId,
      ShareLinkId: foreign.ids.shareLinkId,
      SessionId: owner.sessionId,
      InvitationId: foreign.ids.invitationId,
      TokenId: foreign.ids.tokenId,
    },
    removed: await createRemoved(services, testDatabase, own),
    disabled: await createDisabled(services, testDatabase, own),
    settle: () => settle(crew, "Mine"),
    untouched: () => (untouched ??= settle(crew, "Mine")),
    useUp: () => void (untouched = undefined),
  };
}

type Crew = Readonly<Record<Exclude<Role, "owner"> | "coOwner" | "guest", TestPerson>>;

async function createCrew(services: Services): Promise<Crew> {
  const person = () => signUp(services);
  return {
    coOwner: await person(),
    admin: await person(),
    editor: await person(),
    viewer: await person(),
    guest: await person(),
  };
}

async function createTeam(
  services: Services,
  testDatabase: TestDatabase,
  { crew: { coOwner, guest, ...others }, name }: { readonly crew: Crew; readonly name: string },
): Promise<Team> {
  const owner = await signUp(services);
  const workspace = await createWorkspace(owner.ctx(), { name });
  const workspaceId = WorkspaceId.parse(workspace.id);
  for (const role of Role.exclude(["owner"]).options) {
    const { userId } = others[role];
    await seedMember(testDatabase, { userId, workspaceId, role });
  }
  // Whoever is an owner may leave.
  await seedMember(testDatabase, { userId: coOwner.userId, workspaceId, role: "owner" });
  await seedMember(testDatabase, { userId: guest.userId, workspaceId, role: "viewer" });
  const { invitation } = await createInvitation(owner.ctx(), {
    workspaceId,
    role: "viewer",
    email: EmailAddress.parse(`${name}@example.org`),
  });
  const members = { owner, ...others };
  const tokens = await createTokens(members, { workspaceId, name });
  const ids = {
    workspaceId,
    workspaceName: name,
    userId: guest.userId,
    invitationId: invitation.id,
    tokenId: tokens.owner,
    ...(await createTasks(owner, { workspaceId, title: name })),
    ...(await createProjects(owner, { workspaceId, title: name, userId: guest.userId })),
  };
  return { members, ids, idsOf: (role) => ({ ...ids, tokenId: tokens[role] }) };
}

/** One of each member's. */
async function createTokens(
  members: Team["members"],
  input: { readonly workspaceId: WorkspaceId; readonly name: string },
): Promise<Record<Role, string>> {
  const make = async (role: Role) =>
    (await createToken(members[role].ctx(), CreateTokenInput.parse({ ...input, kind: "signed" })))
      .token.id;
  const [owner, admin, editor, viewer] = await Promise.all([
    make("owner"),
    make("admin"),
    make("editor"),
    make("viewer"),
  ]);
  return { owner, admin, editor, viewer };
}

async function createTasks(
  person: TestPerson,
  { workspaceId, title }: { readonly workspaceId: WorkspaceId; readonly title: string },
) {
  const input = CreateTaskInput.parse({ workspaceId, title, description: title });
  const { id: taskId } = await createTask(person.ctx(), input);
  const { id: trashedTaskId } = await createTask(person.ctx(), input);
  await deleteTask(person.ctx(), { workspaceId, id: TaskId.parse(trashedTaskId) });
  return { taskId, trashedTaskId };
}

async function createProjects(
  person: TestPerson,
  { workspaceId, title, userId }: { workspaceId: WorkspaceId; title: string; userId: string },
) {
  const [projectId = "", archivedProjectId = ""] = await Promise.all(
    [1, 2].map(async () => {
      const input = { workspaceId, name: title, key: randomKey() };
      return (await createProject(person.ctx(), CreateProjectInput.parse(input))).id;
    }),
  );
  await archiveProject(person.ctx(), { workspaceId, id: ProjectId.parse(archivedProjectId) });
  await setProjectMember(person.ctx(), {
    workspaceId,
    projectId: ProjectId.parse(projectId),
    userId: UserId.parse(userId),
    role: "viewer",
  });
  const { shareLink, secret } = await createShareLink(person.ctx(), {
    workspaceId,
    projectId: ProjectId.parse(projectId),
  });
  return { projectId, archivedProjectId, shareLinkId: shareLink.id, shareSecret: secret };
}

async function createRemoved(
  services: Services,
  testDatabase: TestDatabase,
  { members, ids }: Team,
) {
  const removed = await signUp(services);
  const workspaceId = WorkspaceId.parse(ids.workspaceId);
  const userId = UserId.parse(removed.userId);
  await seedMember(testDatabase, { userId, workspaceId, role: "admin" });
  await removeMember(members.owner.ctx(), { workspaceId, userId });
  return removed;
}

async function createDisabled(services: Services, testDatabase: TestDatabase, { ids }: Team) {
  const disabled = await signUp(services);
  const { userId, email } = disabled;
  await seedMember(testDatabase, { userId, workspaceId: ids.workspaceId, role: "admin" });
  await setUserDisabled(services.database.auth, email, true);
  return disabled;
}

/** Everything that a workspace holds, as text: equal before and after means that nothing was touched. */
export function dumpWorkspace(testDatabase: TestDatabase, workspaceId: string): Promise<string> {
  return asAdmin(testDatabase, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const each = tables.map(
      ({ name }) => `'${name}', (select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text)
        from public."${name}" t where workspace_id = $1)`,
    );
    const { rows } = await client.query<{ dump: string }>(
      `select jsonb_build_object(${each.join(", ")})::text as dump`,
      [workspaceId],
    );
    return rows[0]?.dump ?? "";
  });
}
