import { signOut } from "@taskflow/domain";
import { signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect, vi } from "vitest";
import { pageTest as test } from "./page-test.tsx";

test("who goes on from the sign-in to the registration types into its first field", async ({
  open,
}) => {
  const { user } = open({ path: "/sign-in" });
  await user.click(await screen.findByRole("link", { name: "Create one" }));
  const name = await screen.findByLabelText("Name (optional)");
  await expect.poll(() => document.activeElement).toBe(name);
});

test("who has just registered is led from the first sample on, without a mouse", async ({
  open,
}) => {
  const { user } = open({ path: "/register" });
  await user.type(await screen.findByLabelText("E-mail"), "new@example.com");
  await user.type(screen.getByLabelText("Password"), TEST_PASSWORD);
  await user.keyboard("{Enter}");
  const row = await screen.findByRole("listitem", { name: /^Welcome!/u });
  await expect.poll(() => document.activeElement).toBe(row);

  await user.keyboard(" ");
  await expect
    .poll(() => within(row).getByRole("checkbox").getAttribute("aria-checked"))
    .toBe("true");
});

test("who registers with a finger is told of what a finger can do, and of no key", async ({
  open,
  onTestFinished,
}) => {
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal("matchMedia", (media: string) =>
    Object.assign(new EventTarget(), { media, matches: media === "(pointer: coarse)" }),
  );
  const { user } = open({ path: "/register" });
  await user.type(await screen.findByLabelText("E-mail"), "finger@example.com");
  await user.type(screen.getByLabelText("Password"), `${TEST_PASSWORD}{Enter}`);
  const first = await screen.findByRole("listitem", { name: /^Welcome!/u });
  const titles = within(first.closest("ul") ?? first).getAllByRole("listitem");
  expect(titles.map((row) => row.getAttribute("aria-label"))).toEqual([
    "Welcome! Tap the circle to mark me as done",
    "Add a task of your own in the line above",
    "Open me with a tap on my title: there is room for details",
    "Give me another priority and due date: tap those that I have",
    "Find anything: there is a search above this list",
  ]);
});

test("whoever has deleted the account is told so, also where the end of the session is noticed before the answer", async ({
  open,
  services,
}) => {
  const { ctx, sessionId, tokens } = await signUp(services);
  const { app } = open({ path: "/settings/data", refreshToken: tokens.refreshToken });
  await screen.findByRole("heading", { level: 2, name: "My data" });
  await signOut(ctx(), { sessionId });
  await app.session.refresh(app.session.accessToken);
  await screen.findByText("Your session has ended. Sign in to go on where you were.");
  app.session.signOut("deleted");
  await screen.findByText("Your account is deleted. Thank you for having been here.");
  expect(app.router.state.location.search).toEqual({ reason: "deleted" });
});
