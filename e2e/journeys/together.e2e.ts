import { seedMember } from "@taskflow/db/testing";
import { expect } from "vitest";
import { addTask, panel, row, saving, titles } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { type Person, registerPerson } from "../src/client/register-person.ts";

const idOf = async ({ api }: Person) => (await api.auth.me.query()).user.id;

/** Two people at the list of one workspace, each in a browser of their own. */
const test = browserTest.extend("team", async ({ visit, server, testDatabase }) => {
  const [ada, bob] = [await registerPerson(server.url), await registerPerson(server.url)];
  const { id: workspaceId, slug } = await ada.api.workspace.create.mutate({ name: "Team" });
  await seedMember(testDatabase, { userId: await idOf(bob), workspaceId, role: "editor" });
  await ada.api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const [adas, bobs] = [await visit({ as: ada }), await visit({ as: bob })];
  for (const { page } of [adas, bobs]) {
    await page.goto(`/w/${slug}/tasks`);
    await row(page, "Water the plants").waitFor();
  }
  return { adas, bobs };
});

test("two people see each other's changes as they happen, and who looks at what", async ({
  team: { adas, bobs },
}) => {
  await addTask(adas.page, "Feed the cat");
  await row(bobs.page, "Feed the cat").waitFor();
  await saving(bobs.page, "task.update", () =>
    row(bobs.page, "Feed the cat").getByRole("checkbox").click(),
  );
  await row(adas.page, "Feed the cat").getByRole("checkbox", { checked: true }).waitFor();

  await row(bobs.page, "Water the plants")
    .getByRole("button", { name: /^Open:?/u })
    .click();
  await panel(bobs.page).waitFor();
  const eyes = row(adas.page, "Water the plants").getByRole("img", { name: /^Also looking/u });
  await eyes.waitFor();
  await panel(bobs.page).getByRole("button", { name: "Close" }).click();
  await eyes.waitFor({ state: "hidden" });
  for (const { page } of [adas, bobs]) {
    expect(await titles(page)).toEqual(["Feed the cat", "Water the plants"]);
  }
});

test("who was offline has everything when the network is back, and so do the others", async ({
  team: { adas, bobs },
}) => {
  await bobs.goOffline();
  await saving(adas.page, "task.create", () => addTask(adas.page, "While Bob was away"));
  await addTask(bobs.page, "Written on the train");
  await bobs.page.context().setOffline(false);

  const all = ["Water the plants", "While Bob was away", "Written on the train"];
  for (const { page } of [adas, bobs]) {
    await expectSoon(async () => new Set(await titles(page))).toEqual(new Set(all));
  }
});
