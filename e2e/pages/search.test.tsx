import { CreateTaskInput, SEARCH_MATCHES_MAX, TaskRef } from "@taskflow/contract";
import { createTask, deleteTask } from "@taskflow/domain";
import { asAdmin, signUp } from "@taskflow/domain/testing";
import { screen } from "@testing-library/react";
import { expect } from "vitest";
import { pageTest, placeOf } from "./page-test.tsx";

const ALL = "That is all of them.";
const FIRST = `The first ${SEARCH_MATCHES_MAX} matches. Narrow the search to see others.`;

/** Somebody with so many tasks, at the end of a list of them. */
const test = pageTest.extend(
  "toEnd",
  ({ open, services, testDatabase }) =>
    async (tasks: number, path: string) => {
      const { workspaceId, tokens } = await signUp(services);
      await asAdmin(testDatabase, (client) =>
        client.query(
          `insert into public.task (workspace_id, id, project_id, number, title)
           select $1, gen_random_uuid(), p.id, n, 'Plant ' || n
           from public.project p, generate_series(1, $2::int) n where p.workspace_id = $1`,
          [workspaceId, tasks],
        ),
      );
      const { user } = open({ path, refreshToken: tokens.refreshToken });
      // By its words: to ask so many rows for their roles takes seconds.
      const titles = await screen.findAllByText(/^Plant/u);
      titles.at(0)?.closest("li")?.focus();
      await expect
        .poll(async () => {
          await user.keyboard("{End}");
          return screen.queryByText(/^(That is all|The first)/u)?.textContent;
        })
        .toBeDefined();
      return user;
    },
);

test("a search that finds nothing leads to the same one in the trash", async ({
  open,
  services,
}) => {
  const { ctx, workspaceId, tokens } = await signUp(services);
  const input = { workspaceId, title: "Water the plants", priority: "high" };
  const { id } = await createTask(ctx(), CreateTaskInput.parse(input));
  await deleteTask(ctx(), TaskRef.parse({ workspaceId, id }));
  const path = "/tasks?priority=high&q=plants";
  const { user, app } = open({ path, refreshToken: tokens.refreshToken });
  await screen.findByRole("heading", { name: "Nothing matches" });

  await user.click(screen.getByRole("link", { name: "Search the trash" }));
  await screen.findByRole("listitem", { name: "Water the plants" });
  expect(placeOf(app)).toBe("/trash?priority=high&q=plants");

  await user.type(screen.getByLabelText("Search tasks"), " weeds");
  await screen.findByRole("heading", { name: "Nothing matches" });
  expect(screen.queryByRole("link", { name: "Search the trash" })).toBeNull();
});

test("the end of a search that has found as many as it may says that there may be others", async ({
  toEnd,
}) => {
  const user = await toEnd(SEARCH_MATCHES_MAX + 1, "/tasks?q=plant");
  screen.getByText(FIRST);
  await user.keyboard("{Delete}");
  await screen.findByText("Moved to the trash");
  screen.getByText(FIRST);
  expect(screen.queryByText(ALL)).toBeNull();
});

test.for([
  ["a search that has found fewer", SEARCH_MATCHES_MAX - 1, "/tasks?q=plant"],
  ["a list that is not searched", SEARCH_MATCHES_MAX + 1, "/tasks"],
] as const)("the end of %s says that it is all there is", async ([, tasks, path], { toEnd }) => {
  await toEnd(tasks, path);
  screen.getByText(ALL);
  expect(screen.queryByText(FIRST)).toBeNull();
});
