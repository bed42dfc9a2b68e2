import { CreateProjectInput } from "@taskflow/contract";
import { createProject } from "@taskflow/domain";
import { asAdmin } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest } from "./team-test.tsx";

const LAST = "Member 150";

/** A workspace of a hundred and fifty members more, who joined one after the other. */
const test = teamTest.extend("crowd", async ({ team, testDatabase }) => {
  await asAdmin(testDatabase, async (client) => {
    await client.query(
      `with person as (
        insert into public."user" (id, email, name, password_hash)
        select gen_random_uuid(), gen_random_uuid() || '@example.org', 'Member ' || n, u.password_hash
        from generate_series(1, 150) n join public."user" u on u.id = $2 returning id, name
      ), access as (
        insert into public.access (workspace_id, user_id, role) select $1, id, 'editor' from person
      )
      insert into public.membership (workspace_id, user_id, role, created_at)
      select $1, id, 'editor', now() + make_interval(secs => substr(name, 8)::int) from person`,
      [team.workspaceId, team.grace.userId],
    );
  });
  return team;
});

// By their words: to ask hundreds of options for their roles takes seconds.
const last = async () => {
  const option = await screen.findByText(LAST);
  // A list that opens takes no clicks before it has its place.
  await expect.poll(() => takesClicks(option)).toBe(true);
  return option;
};

function takesClicks(element: Element | null): boolean {
  if (element === null) return true;
  return getComputedStyle(element).pointerEvents !== "none" && takesClicks(element.parentElement);
}

test("whoever joined last can be asked for in the activity", async ({ crowd }) => {
  const { user } = crowd.openAs(crowd.grace, "/activity");
  await user.click(await screen.findByLabelText("Person: Everybody"));
  await user.click(await last());
  expect(await screen.findByLabelText(`Person: ${LAST}`)).toHaveProperty("textContent", LAST);
});

test("whoever joined last can be given the workspace", async ({ crowd }) => {
  const { user } = crowd.openAs(crowd.grace, "/settings/leave");
  await user.click(await screen.findByRole("button", { name: "Hand over…" }));
  const dialog = within(await screen.findByRole("dialog"));
  const picker = await dialog.findByLabelText("New owner");
  await user.click(picker);
  await user.click(await last());
  await expect.poll(() => picker.textContent).toContain(LAST);
});

test("whoever joined last can be named in a project", async ({ crowd }) => {
  const { workspaceId } = crowd;
  const project = { workspaceId, name: "Website", key: "WEB" };
  await createProject(crowd.grace.ctx(), CreateProjectInput.parse(project));
  const { user } = crowd.openAs(crowd.grace, "/projects/WEB");
  await user.click(await screen.findByLabelText("More for Website"));
  await user.click(await screen.findByText("Access to the project…"));
  await user.click(await screen.findByLabelText("Name somebody…"));
  await user.click(await last());
  expect(await screen.findByLabelText(`Role of ${LAST}`)).toHaveProperty("textContent", "Editor");
});
