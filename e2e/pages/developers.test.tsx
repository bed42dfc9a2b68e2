import { CreateTokenInput, ListTokensInput, TokenRef } from "@taskflow/contract";
import { createToken, listTokens, rotateToken } from "@taskflow/domain";
import { asAdmin, TEST_PASSWORD, type TestPerson } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest } from "./team-test.tsx";

const test = teamTest.extend("tokens", async ({ team, testDatabase }) => {
  const { workspaceId } = team;
  return {
    make: (person: TestPerson, fields: Partial<CreateTokenInput> = {}) =>
      createToken(person.ctx(), CreateTokenInput.parse({ workspaceId, name: "Robot", ...fields })),
    of: async (person: TestPerson) => {
      const input = ListTokensInput.parse({ workspaceId });
      return (await listTokens(person.ctx(), input)).items;
    },
    /** The password was given too long ago for what matters. */
    letTimePass: (person: TestPerson) =>
      asAdmin(testDatabase, (client) =>
        client.query(
          "update public.session set authenticated_at = now() - interval '11 minutes' where id = $1",
          [person.sessionId],
        ),
      ),
    letFormerEndSoon: (tokenId: string) =>
      asAdmin(testDatabase, (client) =>
        client.query(
          `update public.signing_secret set expires_at = now() + interval '2 seconds'
          where token_id = $1 and expires_at is not null`,
          [tokenId],
        ),
      ),
  };
});

test("a token is made, its secret shown once, listed, and revoked", async ({ team, tokens }) => {
  const { user } = team.openAs(team.ada, "/settings/developers");
  await screen.findByText("No tokens yet");
  await user.click(screen.getByRole("button", { name: "New token" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New token" }));
  await user.click(dialog.getByRole("button", { name: "Make token" }));
  dialog.getByText("Give it a name.");
  const name = dialog.getByLabelText("Name");
  expect(document.activeElement).toBe(name);

  await user.type(name, "Nightly report");
  const tasks = within(dialog.getByRole("radiogroup", { name: "Tasks" }));
  await user.click(tasks.getByRole("radio", { name: "Write" }));
  await user.click(dialog.getByRole("radio", { name: "In 30 days" }));
  await user.click(dialog.getByRole("button", { name: "Make token" }));

  const made = within(await screen.findByRole("dialog", { name: "Nightly report is ready" }));
  const secret = made.getByLabelText("Secret");
  expect(secret).toHaveProperty("value", expect.stringMatching(/^tft_[\w-]{43}$/u));
  expect(document.activeElement).toBe(secret);
  const ask = made.getByRole("region", { name: "Run this in a terminal" });
  expect(ask.textContent).toBe("read -rs TASKFLOW_TOKEN && export TASKFLOW_TOKEN");
  await user.click(made.getByRole("button", { name: "Done" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(document.body.textContent).not.toContain("tft_");
  const token = (await tokens.of(team.ada)).at(0);
  expect(token?.scopes).toContain("task:write");

  const row = within(screen.getByRole("listitem", { name: "Nightly report" }));
  row.getByText("Bearer");
  row.getByText(/^made this minute, never used, ends in 30 days$/u);
  await user.click(row.getByRole("button", { name: "More: Nightly report" }));
  await user.click(await screen.findByRole("menuitem", { name: "Revoke…" }));
  const sure = within(await screen.findByRole("dialog", { name: "Revoke Nightly report?" }));
  await user.click(sure.getByRole("button", { name: "Revoke" }));
  await screen.findByText("No tokens yet");
  expect(await tokens.of(team.ada)).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Tokens" }));
});

test("a token that signs wants the password, shows its key id, and the examples are made for it", async ({
  team,
  tokens,
}) => {
  const { user } = team.openAs(team.ada, "/settings/developers");
  await screen.findByText("No tokens yet");
  await tokens.letTimePass(team.ada);
  await user.click(screen.getByRole("button", { name: "New token" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New token" }));
  await user.type(dialog.getByLabelText("Name"), "Robot");
  await user.click(dialog.getByRole("radio", { name: /^Signed/u }));
  const make = dialog.getByRole("button", { name: "Make token" });
  await user.click(make);
  await dialog.findByRole("heading", { name: "Is it you?" });
  expect(document.activeElement).toBe(dialog.getByLabelText("Password"));
  await user.click(dialog.getByRole("button", { name: "Cancel" }));
  await expect.poll(() => document.activeElement).toBe(make);
  expect(await tokens.of(team.ada)).toEqual([]);

  await user.click(make);
  await user.type(await dialog.findByLabelText("Password"), `${TEST_PASSWORD}{Enter}`);
  const made = within(await screen.findByRole("dialog", { name: "Robot is ready" }));
  const secret = made.getByLabelText("Secret");
  expect(secret).toHaveProperty("value", expect.stringMatching(/^tfs_[\w-]{43}$/u));
  const token = (await tokens.of(team.ada)).at(0);
  expect(made.getByLabelText("Key id")).toHaveProperty("value", token?.id);
  expect(token?.scopes.every((scope) => scope.endsWith(":read"))).toBe(true);
  made.getByRole("button", { name: "Copy: Secret" });
  made.getByRole("button", { name: "Copy: Key id" });
  await user.click(made.getByRole("button", { name: "Done" }));

  const example = await screen.findByRole("region", { name: "Run it in a shell" });
  await expect.poll(() => example.textContent).toContain(token?.id);
  expect(example.textContent).toContain(`/api/workspaces/${team.workspaceId}/tasks`);
  expect(example.textContent).not.toContain("Water the plants");
});

test("a token that signs gets another secret, and the end of the old one is said, which can be now", async ({
  team,
  tokens,
}) => {
  await tokens.make(team.ada, { kind: "signed" });
  const { user } = team.openAs(team.ada, "/settings/developers");
  await user.click(await screen.findByRole("button", { name: "More: Robot" }));
  await user.click(await screen.findByRole("menuitem", { name: "New secret…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "A new secret for Robot" }));
  await user.click(dialog.getByRole("radio", { name: "In a week" }));
  await user.click(dialog.getByRole("button", { name: "Make secret" }));
  const made = within(await screen.findByRole("dialog", { name: "The new secret of Robot" }));
  made.getByText(/^The old secret is good until .*\d{4}/u);
  expect(made.getByLabelText("Secret")).toHaveProperty("value", expect.stringMatching(/^tfs_/u));
  await user.click(made.getByRole("button", { name: "Done" }));

  const row = within(await screen.findByRole("listitem", { name: "Robot" }));
  await row.findByText(/^The old secret is good until .*\d{4}/u);
  const end = row.getByRole("button", { name: "End now: the old secret of Robot" });
  await user.click(end);
  await screen.findByRole("dialog", { name: "End the old secret of Robot?" });
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(end);
  expect((await tokens.of(team.ada))[0]?.formerSecretExpiresAt).not.toBeNull();
  await user.click(end);
  const question = within(await screen.findByRole("dialog"));
  await user.click(question.getByRole("button", { name: "End it" }));
  await screen.findByText("The old secret of Robot has ended");
  expect(row.queryByText(/^The old secret/u)).toBeNull();
  expect((await tokens.of(team.ada))[0]?.formerSecretExpiresAt).toBeNull();
  await expect
    .poll(() => document.activeElement)
    .toBe(screen.getByRole("heading", { level: 3, name: "Tokens" }));
});

test("that an old secret is good is said until its end, and no longer", async ({
  team,
  tokens,
}) => {
  const { token } = await tokens.make(team.ada, { kind: "signed" });
  const { workspaceId } = team;
  const ref = TokenRef.parse({ workspaceId, id: token.id });
  await rotateToken(team.ada.ctx(), { ...ref, overlapHours: 24 });
  const { app } = team.openAs(team.ada, "/settings/developers");
  const row = within(await screen.findByRole("listitem", { name: "Robot" }));
  row.getByText(/^The old secret is good until/u);
  await tokens.letFormerEndSoon(token.id);
  await app.queryClient.refetchQueries();
  await expect.poll(() => row.queryByText(/^The old secret/u)).toBeNull();
});

test("a secret is not closed in passing for as long as it is not what was copied last", async ({
  team,
}) => {
  const { user } = team.openAs(team.ada, "/settings/developers");
  await screen.findByText("No tokens yet");
  await user.click(screen.getByRole("button", { name: "New token" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New token" }));
  await user.type(dialog.getByLabelText("Name"), "Robot");
  await user.click(dialog.getByRole("button", { name: "Make token" }));
  const made = within(await screen.findByRole("dialog", { name: "Robot is ready" }));
  const { value } = made.getByLabelText<HTMLInputElement>("Secret");
  await user.keyboard("{Escape}");
  await screen.findByText("The secret is not copied yet");

  await user.click(made.getByRole("button", { name: "Copy: Secret" }));
  await screen.findByText("Secret copied");
  await user.click(made.getByRole("button", { name: "Copy the code: Run this in a terminal" }));
  await screen.findByText("Copied");
  await user.keyboard("{Escape}");
  expect(made.getByLabelText("Secret")).toHaveProperty("value", value);

  await user.click(made.getByRole("button", { name: "Copy: Secret" }));
  await expect.poll(() => navigator.clipboard.readText()).toBe(value);
  await user.keyboard("{Escape}");
  await expect.poll(() => screen.queryByLabelText("Secret")).toBeNull();
});

test("a token is renamed, and one that is sent has no secret to change", async ({
  team,
  tokens,
}) => {
  await tokens.make(team.ada);
  const { user } = team.openAs(team.ada, "/settings/developers");
  await user.click(await screen.findByRole("button", { name: "More: Robot" }));
  const rename = await screen.findByRole("menuitem", { name: "Rename…" });
  expect(screen.queryByRole("menuitem", { name: "New secret…" })).toBeNull();
  await user.click(rename);
  const field = await screen.findByLabelText("Name");
  await user.clear(field);
  await user.type(field, "Nightly report{Enter}");
  await screen.findByRole("listitem", { name: "Nightly report" });
});

test("a viewer lets a token read, and sees neither others' tokens nor a switch", async ({
  team,
  tokens,
}) => {
  await tokens.make(team.grace, { name: "Of Grace" });
  await team.become(team.ada, "viewer");
  const { user } = team.openAs(team.ada, "/settings/developers");
  await screen.findByText("No tokens yet");
  expect(screen.queryByRole("switch")).toBeNull();
  expect(screen.queryByRole("radiogroup", { name: "Whose tokens" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "New token" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New token" }));
  dialog.getByRole("radiogroup", { name: "Tasks" });
  expect(dialog.queryByRole("radio", { name: "Write" })).toBeNull();
  expect(dialog.queryByRole("radio", { name: "Manage" })).toBeNull();
});

test("an owner sees whose each token is and ends it, but neither renames nor changes it", async ({
  team,
  tokens,
}) => {
  await tokens.make(team.ada, { name: "Of Ada", kind: "signed" });
  await tokens.make(team.grace, { name: "Of Grace" });
  const { user } = team.openAs(team.grace, "/settings/developers");
  const row = within(await screen.findByRole("listitem", { name: "Of Ada" }));
  row.getByText(new RegExp(`^of ${await team.nameOf(team.ada)}, `, "u"));
  await user.click(row.getByRole("button", { name: "More: Of Ada" }));
  const items = await screen.findAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual(["Revoke…"]);
  await user.keyboard("{Escape}");

  await user.click(screen.getByRole("radio", { name: "Mine" }));
  await expect.poll(() => screen.queryByRole("listitem", { name: "Of Ada" })).toBeNull();
  screen.getByRole("listitem", { name: "Of Grace" });
});

test("where an owner wants signed requests, after a question, tokens that are sent are marked, and no more are made", async ({
  team,
  tokens,
}) => {
  await tokens.make(team.grace);
  const { user } = team.openAs(team.grace, "/settings/developers");
  const signing = await screen.findByRole("switch", { name: "Signed requests only" });
  const ask = async () => {
    await user.click(signing);
    return within(await screen.findByRole("dialog", { name: "Take signed requests only?" }));
  };
  (await ask()).getByText(/switch this off again/u);
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(signing);
  expect(signing.getAttribute("aria-checked")).toBe("false");
  expect(screen.queryByText("Refused")).toBeNull();
  await user.click((await ask()).getByRole("button", { name: "Switch on" }));
  const row = within(await screen.findByRole("listitem", { name: "Robot" }));
  await row.findByText("Refused");
  await expect
    .poll(async () => (await team.workspaces(team.grace)).some((one) => one.requiresSigning))
    .toBe(true);

  await user.click(screen.getByRole("button", { name: "New token" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New token" }));
  expect(dialog.getByRole("radio", { name: /^Bearer/u })).toHaveProperty("disabled", true);
  expect(dialog.getByRole("radio", { name: /^Signed/u })).toHaveProperty("checked", true);
});

test("the address without a workspace leads to the one that one was in last", async ({
  team,
  open,
}) => {
  team.openAs(team.ada, "/settings/developers").close();
  const refreshToken = team.ada.tokens.refreshToken;
  const { app } = open({ path: "/settings/developers", refreshToken });
  await screen.findByRole("heading", { name: "Developers" });
  expect(app.router.state.location.pathname).toMatch(/^\/w\/[\w-]+\/settings\/developers$/u);
});
