import { CreateTaskInput, type Role } from "@taskflow/contract";
import { createTask, getMe } from "@taskflow/domain";
import { createTeam, seedMember, signUp, type TestPerson } from "@taskflow/domain/testing";
import { pageTest } from "./page-test.tsx";

/** A workspace with Grace, who owns it, Ada, and Alan, who edits; one task is in it. */
export const teamTest = pageTest.extend("team", async ({ open, services, testDatabase }) => {
  const [ada, grace, alan] = [
    await signUp(services),
    await signUp(services),
    await signUp(services),
  ];
  const workspaceId = await createTeam(testDatabase, {
    owner: grace,
    others: [
      [ada, "editor"],
      [alan, "editor"],
    ],
  });
  await createTask(
    grace.ctx(),
    CreateTaskInput.parse({ workspaceId, title: "Ship the release", priority: "high" }),
  );
  const workspaces = async (person: TestPerson) => (await getMe(person.ctx())).workspaces;
  const slug = (await workspaces(grace)).find(({ id }) => id === workspaceId)?.slug ?? "";
  return {
    ada,
    grace,
    alan,
    workspaceId,
    slug,
    workspaces,
    nameOf: async (person: TestPerson) => (await getMe(person.ctx())).user.name,
    become: (person: TestPerson, role: Role) =>
      seedMember(testDatabase, { userId: person.userId, workspaceId, role }),
    /** Opens a page of the workspace as one of them. */
    openAs: (person: TestPerson, path = "/tasks") =>
      open({ path: `/w/${slug}${path}`, refreshToken: person.tokens.refreshToken }),
  };
});
