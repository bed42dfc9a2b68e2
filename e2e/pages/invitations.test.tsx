import { CreateInvitationInput, type InvitationRole } from "@taskflow/contract";
import { createInvitation, listInvitations, revokeInvitation } from "@taskflow/domain";
import { signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { teamTest } from "./team-test.tsx";

const PHRASE = "another horse battery 43";

const test = teamTest.extend("invite", async ({ team, open }) => {
  const { grace, workspaceId } = team;
  return {
    make: async (role: InvitationRole) => {
      const input = CreateInvitationInput.parse({ workspaceId, role });
      const { link, invitation } = await createInvitation(grace.ctx(), input);
      return { path: `/invite${new URL(link, "https://origin.invalid").hash}`, invitation };
    },
    pending: () => listInvitations(grace.ctx(), { workspaceId }),
    openLink: (path: string, refreshToken?: string) =>
      open({ path, ...(refreshToken !== undefined && { refreshToken }) }),
  };
});

test("a link is made with a role, shown once with the focus in it, and taken back", async ({
  team,
  invite,
}) => {
  const { user } = team.openAs(team.grace, "/settings/invitations");
  await screen.findByText("Nobody is invited at the moment.");
  await user.click(screen.getByRole("combobox", { name: "Role" }));
  const options = await screen.findAllByRole("option");
  expect(options.map(({ textContent }) => textContent.slice(0, 5))).toEqual([
    "Admin",
    "Edito",
    "Viewe",
  ]);
  await user.click(screen.getByRole("option", { name: /^Viewer/u }));
  await user.click(screen.getByRole("button", { name: "Create link" }));

  const link = await screen.findByLabelText("Invitation link");
  expect(link).toHaveProperty("value", expect.stringMatching(/\/invite#[\w-]{20,}$/u));
  expect(document.activeElement).toBe(link);
  expect((await invite.pending()).map(({ role }) => role)).toEqual(["viewer"]);

  const row = within(await screen.findByRole("listitem", { name: "By link" }));
  await user.click(row.getByRole("button", { name: "Revoke the invitation of By link" }));
  await screen.findByText("Nobody is invited at the moment.");
  expect(screen.queryByLabelText("Invitation link")).toBeNull();
  expect(await invite.pending()).toEqual([]);
});

test("where the server sends no mail, no address is asked for, and it says that there is a link instead", async ({
  team,
  invite,
}) => {
  document.documentElement.dataset["mail"] = "none";
  try {
    const { user } = team.openAs(team.grace, "/settings/invitations");
    await screen.findByText("This server sends no mail: you get a link, and pass it on yourself.");
    expect(screen.queryByLabelText("E-mail (optional)")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Create link" }));
    await screen.findByLabelText("Invitation link");
    expect(await invite.pending()).toHaveLength(1);
  } finally {
    delete document.documentElement.dataset["mail"];
  }
});

test("an address that is none is refused beside its field", async ({ team, invite }) => {
  const { user } = team.openAs(team.grace, "/settings/invitations");
  await user.type(await screen.findByLabelText("E-mail (optional)"), "nobody{Enter}");
  await expect
    .poll(() => screen.getByLabelText("E-mail (optional)").getAttribute("aria-invalid"))
    .toBe("true");
  expect(await invite.pending()).toEqual([]);
});

test("who is signed in sees what an invitation is for and joins at one press; the secret leaves the address at once", async ({
  services,
  team,
  invite,
}) => {
  const barbara = await signUp(services);
  const { path } = await invite.make("viewer");
  const { user, app } = invite.openLink(path, barbara.tokens.refreshToken);
  await screen.findByRole("heading", { name: "Join Team" });
  expect(app.router.state.location.href).toBe("/invite");
  screen.getByText(await team.nameOf(team.grace));
  screen.getByText("Viewer: Sees all that is not private, changes nothing.");
  expect(await team.workspaces(barbara)).toHaveLength(1);

  await user.click(screen.getByRole("button", { name: "Join Team" }));
  await screen.findByRole("listitem", { name: "Ship the release" });
  screen.getByText("View only");
  await screen.findByText("Welcome to Team");
  expect(app.router.state.location.pathname).toBe(`/w/${team.slug}/tasks`);
  expect(await invite.pending()).toEqual([]);
});

test("who has no account makes one on the way and is a member", async ({ team, invite }) => {
  const { path } = await invite.make("editor");
  const { user, app } = invite.openLink(path);
  await user.click(await screen.findByRole("link", { name: "Create an account to join" }));
  await screen.findByRole("heading", { name: "Create an account" });
  await user.type(screen.getByLabelText("E-mail"), `${randomUUID()}@example.org`);
  await user.type(screen.getByLabelText("Password"), `${PHRASE}{Enter}`);

  await screen.findByRole("listitem", { name: "Ship the release" });
  expect(app.router.state.location.pathname).toBe(`/w/${team.slug}/tasks`);
  screen.getByLabelText("New task");
  await screen.findByText(/^Welcome to /u);
  expect(screen.queryByText(/tasks show you around/u)).toBeNull();
  expect(await invite.pending()).toEqual([]);
});

test("who has an account signs in on the way and is a member", async ({
  services,
  team,
  invite,
}) => {
  const barbara = await signUp(services);
  const { path } = await invite.make("editor");
  const { user } = invite.openLink(path);
  await user.click(await screen.findByRole("link", { name: "Sign in to join" }));
  await user.type(await screen.findByLabelText("E-mail"), barbara.email);
  await user.type(screen.getByLabelText("Password"), `${TEST_PASSWORD}{Enter}`);
  await screen.findByRole("listitem", { name: "Ship the release" });
  expect(await team.workspaces(barbara)).toHaveLength(2);
});

test("who is a member already goes there, and the invitation is left for somebody else", async ({
  team,
  invite,
}) => {
  const { path } = await invite.make("viewer");
  const { user } = invite.openLink(path, team.ada.tokens.refreshToken);
  await user.click(await screen.findByRole("button", { name: "Join Team" }));
  await screen.findByText("You are a member of Team already");
  await screen.findByLabelText("New task");
  expect(await invite.pending()).toHaveLength(1);
});

test("a used, a revoked and an invented secret look alike, and a link without one says what is missing", async ({
  team,
  invite,
}) => {
  const { path, invitation } = await invite.make("viewer");
  await revokeInvitation(team.grace.ctx(), {
    workspaceId: team.workspaceId,
    id: invitation.id as never,
  });
  for (const one of [path, "/invite#invented"]) {
    const { app, close } = invite.openLink(one);
    await screen.findByRole("heading", { name: "This invitation is not valid" });
    expect(app.router.state.location.href).toBe("/invite");
    close();
  }
  sessionStorage.clear();
  invite.openLink("/invite");
  await screen.findByRole("heading", { name: "This link is not whole" });
});
