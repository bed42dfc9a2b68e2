import { screen } from "@testing-library/react";
import { expect } from "vitest";
import { pageTest } from "./page-test.tsx";

/** A server that says on its page that it takes no registrations. */
const test = pageTest.extend("closed", { auto: true }, async ({}, { onCleanup }) => {
  document.documentElement.dataset["registration"] = "closed";
  onCleanup(() => {
    delete document.documentElement.dataset["registration"];
  });
});

test("a closed server offers no registration at its door", async ({ open }) => {
  open({ path: "/sign-in" });
  await screen.findByRole("button", { name: "Sign in" });
  expect(screen.queryByRole("link", { name: "Create one" })).toBeNull();
});

test("a closed server shows nobody a form that it would refuse", async ({ open }) => {
  open({ path: "/register" });
  await screen.findByRole("heading", { name: "No new accounts" });
  expect(screen.queryByLabelText("E-mail")).toBeNull();
});

test("a server for those who are invited says so, and how one gets in", async ({ open }) => {
  document.documentElement.dataset["registration"] = "invite";
  open({ path: "/register" });
  await screen.findByRole("heading", { name: "By invitation only" });
  const why = "This server takes new accounts by invitation only. Open the link of one.";
  expect(screen.getByRole("alert").textContent).toBe(why);
});
