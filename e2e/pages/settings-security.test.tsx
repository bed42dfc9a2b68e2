import { AccountExport } from "@taskflow/contract";
import { getMe } from "@taskflow/domain";
import { createTeam, signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect, onTestFinished, vi } from "vitest";
import { settingsTest } from "./settings-test.tsx";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";
const NEW_PASSWORD = "another horse battery 43";

/** Ada, who is signed in with a browser elsewhere as well. */
const test = settingsTest.extend("elsewhere", async ({ ada }) => {
  await ada.signInWith(FIREFOX);
});

test("a session elsewhere is named and ends at one press", async ({ ada, elsewhere: _ }) => {
  const { user } = await ada.goTo("sessions", "Sessions");
  within(await screen.findByRole("listitem", { name: "test" })).getByText("This device");
  await user.click(screen.getByRole("button", { name: "End: Firefox on Windows" }));

  await screen.findByText("You are signed in nowhere else.");
  expect(await ada.devices()).toEqual(new Set(["test"]));
  expect(document.activeElement).toBe(
    screen.getByRole("heading", { name: "Where you are signed in" }),
  );
});

test("who does not give the password again ends nothing, who gives a wrong one is told, who gives it ends it", async ({
  ada,
  elsewhere: _,
}) => {
  const { user } = await ada.goTo("sessions", "Sessions");
  await ada.letTimePass();
  const end = await screen.findByRole("button", { name: "End: Firefox on Windows" });
  await user.click(end);
  await screen.findByRole("dialog", { name: "Is it you?" });
  await user.keyboard("{Escape}");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  await expect.poll(() => document.activeElement).toBe(end);
  expect(await ada.devices()).toEqual(new Set([FIREFOX, "test"]));

  await user.click(end);
  await screen.findByRole("dialog", { name: "Is it you?" });
  const field = screen.getByLabelText("Password");
  await user.type(field, "wrong password 1{Enter}");
  await screen.findByText("This is not your password.");
  expect(document.activeElement).toBe(field);
  await user.clear(field);
  await user.type(field, `${TEST_PASSWORD}{Enter}`);

  await screen.findByText("You are signed in nowhere else.");
  expect(await ada.devices()).toEqual(new Set(["test"]));
});

test("all other sessions end at one press", async ({ ada, elsewhere: _ }) => {
  await ada.signInWith("curl/8.11.0");
  const { user } = await ada.goTo("sessions", "Sessions");
  await screen.findByRole("listitem", { name: "curl" });
  await user.click(screen.getByRole("button", { name: "End all others" }));

  await screen.findByText("2 sessions ended");
  await screen.findByText("You are signed in nowhere else.");
  expect(await ada.devices()).toEqual(new Set(["test"]));
});

test("a new password is refused beside its field by the rules of registration", async ({ ada }) => {
  const { user } = await ada.goTo("password", "Password");
  await user.click(screen.getByRole("button", { name: "Change password" }));
  screen.getByText("Enter your password.");
  screen.getByText("At least 10 characters.");
  expect(document.activeElement).toBe(screen.getByLabelText("Current password"));

  await user.type(screen.getByLabelText("Current password"), TEST_PASSWORD);
  await user.type(screen.getByLabelText("New password"), "password123{Enter}");
  const field = screen.getByLabelText("New password");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(field);
  await ada.signInWith(FIREFOX);
});

test("a wrong current password changes nothing and is said beside its field", async ({ ada }) => {
  const { user } = await ada.goTo("password", "Password");
  await user.type(screen.getByLabelText("Current password"), "wrong password 1");
  await user.type(screen.getByLabelText("New password"), `${NEW_PASSWORD}{Enter}`);

  await screen.findByText("This is not your password.");
  await expect.poll(() => document.activeElement).toBe(screen.getByLabelText("Current password"));
  await ada.signInWith(FIREFOX);
});

test("a changed password is the only one that opens, and ends the sessions elsewhere", async ({
  ada,
  elsewhere: _,
}) => {
  const { user } = await ada.goTo("password", "Password");
  await user.type(screen.getByLabelText("Current password"), TEST_PASSWORD);
  await user.type(screen.getByLabelText("New password"), `${NEW_PASSWORD}{Enter}`);

  await screen.findByText("Password changed");
  expect(screen.getByLabelText("New password")).toHaveProperty("value", "");
  expect(await ada.devices()).toEqual(new Set(["test"]));
  await expect(ada.signInWith(FIREFOX)).rejects.toMatchObject({ code: "invalid_credentials" });
  await ada.signInWith(FIREFOX, NEW_PASSWORD);
});

/** What the page hands out to be saved; jsdom has no place for files. */
function catchFiles(): readonly Blob[] {
  const files: Blob[] = [];
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL(file: Blob): string {
        files.push(file);
        return "#file";
      }
      static override revokeObjectURL(): void {}
    },
  );
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return files;
}

test("an export is one JSON file with the day in its name", async ({ ada }) => {
  const files = catchFiles();
  const { user } = await ada.goTo("data", "My data");
  await ada.letTimePass();
  await user.click(screen.getByRole("button", { name: "Export everything" }));
  await user.type(await screen.findByLabelText("Password"), `${TEST_PASSWORD}{Enter}`);

  const said = await screen.findByText(/^Saved as taskflow-export-\d{4}-\d\d-\d\d\.json$/u);
  expect(said.textContent).toContain(new Intl.DateTimeFormat("en-CA").format());
  const exported = AccountExport.parse(JSON.parse((await files.at(0)?.text()) ?? ""));
  expect(exported.user.email).toBe(ada.person.email);
});

test("an account is deleted only with its e-mail and its password, and says farewell at the door", async ({
  ada,
}) => {
  const { user, app } = await ada.goTo("data", "My data");
  await ada.letTimePass();
  const begin = screen.getByRole("button", { name: /^Delete my account/u });
  await user.click(begin);
  await screen.findByRole("dialog", { name: "Delete your account?" });
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(begin);

  await user.click(begin);
  const dialog = within(await screen.findByRole("dialog", { name: "Delete your account?" }));
  const email = dialog.getByLabelText(/^Type .* to confirm$/u);
  await user.type(email, "somebody@example.org");
  await user.click(dialog.getByRole("button", { name: "Delete for good" }));
  dialog.getByText("This is not the e-mail of your account.");
  dialog.getByText("Enter your password.");
  expect(document.activeElement).toBe(email);

  await user.clear(email);
  await user.type(email, ada.person.email);
  await user.type(dialog.getByLabelText("Password"), "wrong password 1{Enter}");
  await dialog.findByText("This is not your password.");
  expect(await ada.devices()).toEqual(new Set(["test"]));

  await user.clear(dialog.getByLabelText("Password"));
  await user.type(dialog.getByLabelText("Password"), `${TEST_PASSWORD}{Enter}`);
  await screen.findByText("Your account is deleted. Thank you for having been here.");
  expect(app.router.state.location.pathname).toBe("/sign-in");
  await expect(ada.signInWith(FIREFOX)).rejects.toMatchObject({ code: "invalid_credentials" });
});

test("whoever alone owns what others work in is told so before anything is asked, and where to hand it over", async ({
  ada: { person, goTo },
  services,
  testDatabase,
}) => {
  const grace = await signUp(services);
  const workspaceId = await createTeam(testDatabase, {
    owner: person,
    others: [[grace, "editor"]],
  });
  const { workspaces } = await getMe(person.ctx());
  const name = workspaces.find(({ id }) => id === workspaceId)?.name ?? "";
  const { user } = await goTo("data", "My data");
  await user.click(screen.getByRole("button", { name: /^Delete my account/u }));

  const dialog = within(await screen.findByRole("dialog", { name: "Delete your account?" }));
  await dialog.findByText(/^Others work in what only you own\./u);
  expect(dialog.queryByLabelText("Password")).toBeNull();
  await user.click(dialog.getByRole("link", { name: `Hand over or delete: ${name}` }));
  await screen.findByRole("heading", { level: 2, name: "Leave or delete" });
  await screen.findByRole("button", { name: "Hand over…" });
});

test("sessions of the same browser are told apart by the minutes in which they began and were used", async ({
  ada: { goTo },
  elsewhere: _,
}) => {
  await goTo("sessions", "Sessions");
  const rows = await screen.findAllByText(/^Signed in since \d+ \w+ \d+, \d+:\d\d$/u);
  expect(rows.length).toBeGreaterThan(1);
  await screen.findByText(/^Last used .*: \d+ \w+ \d+, \d+:\d\d$/u);
});
