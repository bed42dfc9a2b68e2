import { ListMembersInput } from "@taskflow/contract";
import { listMembers } from "@taskflow/domain";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest } from "./team-test.tsx";

/** The members of the workspace, as they are shown and as they are. */
const test = teamTest.extend("members", async ({ team }) => {
  const alan = await team.nameOf(team.alan);
  const grace = await team.nameOf(team.grace);
  const ada = await team.nameOf(team.ada);
  const input = ListMembersInput.parse({ workspaceId: team.workspaceId });
  return {
    alan,
    grace,
    ada,
    rowOf: (name: string) => screen.findByRole("listitem", { name }),
    roles: async () => {
      const { items } = await listMembers(team.grace.ctx(), input);
      return Object.fromEntries(items.map(({ name, role }) => [name, role]));
    },
  };
});

test("an owner gives a member another role, and nobody can give themselves one", async ({
  team,
  members: { alan, grace, rowOf, roles },
}) => {
  const { user } = team.openAs(team.grace, "/settings/members");
  within(await rowOf(grace)).getByText("You");
  expect(within(await rowOf(grace)).queryByRole("combobox")).toBeNull();
  await user.click(await screen.findByRole("combobox", { name: `Role of ${alan}` }));
  const options = await screen.findAllByRole("option");
  expect(options.map(({ textContent }) => textContent.slice(0, 5))).toEqual([
    "Owner",
    "Admin",
    "Edito",
    "Viewe",
  ]);
  await user.click(screen.getByRole("option", { name: /^Viewer/u }));
  await expect.poll(async () => (await roles())[alan]).toBe("viewer");
});

test("nobody becomes an owner before a question is answered, which says what it means", async ({
  team,
  members: { alan, grace, roles },
}) => {
  const { user } = team.openAs(team.grace, "/settings/members");
  const select = await screen.findByRole("combobox", { name: `Role of ${alan}` });
  const choose = async () => {
    await user.click(select);
    await user.click(await screen.findByRole("option", { name: /^Owner/u }));
    return within(await screen.findByRole("dialog", { name: `Make ${alan} an owner?` }));
  };
  (await choose()).getByText(/you can give them another role again/u);
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(select);
  expect(await roles()).toMatchObject({ [alan]: "editor", [grace]: "owner" });
  expect(select.textContent).toContain("Editor");

  await user.click((await choose()).getByRole("button", { name: "Make owner" }));
  await expect.poll(async () => (await roles())[alan]).toBe("owner");
});

test("an admin is offered the roles below their own, for those who have one", async ({
  team,
  members: { alan, grace, rowOf },
}) => {
  await team.become(team.ada, "admin");
  const { user } = team.openAs(team.ada, "/settings/members");
  expect(within(await rowOf(grace)).queryByRole("combobox")).toBeNull();
  expect(within(await rowOf(grace)).queryByRole("button")).toBeNull();
  await user.click(await screen.findByRole("combobox", { name: `Role of ${alan}` }));
  const options = await screen.findAllByRole("option");
  expect(options.map(({ textContent }) => textContent.slice(0, 6))).toEqual(["Editor", "Viewer"]);
});

test("an editor sees who is there, and nothing that changes it", async ({
  team,
  members: { alan, rowOf },
}) => {
  team.openAs(team.ada, "/settings/members");
  within(await rowOf(alan)).getByText("Editor");
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.queryByRole("link", { name: "Invite people" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Invitations" })).toBeNull();
});

test("the question before a removal says what becomes of the links that the member may have made", async ({
  team,
  members: { alan, ada, rowOf },
}) => {
  await team.become(team.ada, "viewer");
  const { user } = team.openAs(team.grace, "/settings/members");
  const ask = async (name: string) => {
    await user.click(within(await rowOf(name)).getByRole("button", { name: `Remove ${name}` }));
    return within(await screen.findByRole("dialog", { name: `Remove ${name}?` }));
  };
  (await ask(alan)).getByText(/If they made share links, these stop showing anything\.$/u);
  await user.keyboard("{Escape}");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  // A viewer's links show nothing anyway.
  expect((await ask(ada)).queryByText(/share links/u)).toBeNull();
});

test("a member is removed after a question, and the focus stays on the page", async ({
  team,
  members: { alan, rowOf, roles },
}) => {
  const { user } = team.openAs(team.grace, "/settings/members");
  const remove = within(await rowOf(alan)).getByRole("button", { name: `Remove ${alan}` });
  await user.click(remove);
  await screen.findByRole("dialog", { name: `Remove ${alan}?` });
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(remove);
  expect(Object.keys(await roles())).toHaveLength(3);

  await user.click(remove);
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Remove" }));
  await screen.findByText(`${alan} was removed`);
  await expect.poll(() => screen.queryByRole("listitem", { name: alan })).toBeNull();
  expect(Object.keys(await roles())).toHaveLength(2);
  await expect
    .poll(() => document.activeElement)
    .toBe(screen.getByRole("heading", { level: 3, name: "Members" }));
});

test("a search finds members by a part of their name, and says when there is none", async ({
  team,
  members: { alan, ada, rowOf },
}) => {
  const { user } = team.openAs(team.grace, "/settings/members");
  await rowOf(alan);
  const field = screen.getByRole("searchbox");
  await user.type(field, alan.slice(0, 12));
  await expect.poll(() => screen.queryByRole("listitem", { name: ada })).toBeNull();
  await rowOf(alan);
  await user.type(field, "nobody");
  await screen.findByText(/^Nobody here is called/u);
});
