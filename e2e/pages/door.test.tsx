import { screen } from "@testing-library/react";
import { expect } from "vitest";
import { pageTest as test } from "./page-test.tsx";

test("who goes on from the sign-in to the registration types into its first field", async ({
  open,
}) => {
  const { user } = open({ path: "/sign-in" });
  await user.click(await screen.findByRole("link", { name: "Create one" }));
  const name = await screen.findByLabelText("Name (optional)");
  await expect.poll(() => document.activeElement).toBe(name);
});
