import { expect } from "vitest";
import { audit } from "../src/browser/audit.ts";
import { browserTest } from "../src/browser/browser-test.ts";
import { everyPage } from "../src/browser/every-page.ts";
import { makeTeam } from "../src/client/make-team.ts";
import { registerPerson } from "../src/client/register-person.ts";

const hashOf = ({ link }: { readonly link: string }) => new URL(link).hash;

/** Ada's workspace, which Alan edits, with somebody invited, a shared project of one task, and another in the trash. */
const test = browserTest.extend("team", async ({ server }) => {
  const [ada, alan] = [await registerPerson(server.url), await registerPerson(server.url)];
  const team = { name: "Engines", owner: ada, others: [[alan, "editor"]] } as const;
  const { id: workspaceId, slug } = await makeTeam(team);
  const website = { workspaceId, name: "Website", key: "WEB" };
  const { id: projectId } = await ada.api.project.create.mutate(website);
  const ship = { workspaceId, projectId, title: "Ship it", description: "On Friday." };
  const { id: taskId } = await ada.api.task.create.mutate(ship);
  const thrownAway = { workspaceId, projectId, title: "Thrown away" };
  const { id: trashedTaskId } = await ada.api.task.create.mutate(thrownAway);
  await ada.api.task.delete.mutate({ workspaceId, id: trashedTaskId });
  const invitation = await ada.api.invitation.create.mutate({ workspaceId, role: "viewer" });
  const share = await ada.api.shareLink.create.mutate({ workspaceId, projectId });
  const links = { invitation: hashOf(invitation), share: hashOf(share) };
  return { ada, slug, taskId, trashedTaskId, ...links };
});

test("nothing stands in anybody's way on any page", async ({ visit, team }) => {
  const { ada, ...places } = team;
  const { outside, inside } = everyPage(places);
  const faults: string[] = [];
  for (const [addresses, as] of [
    [outside, undefined],
    [inside, ada],
  ] as const) {
    const { page } = await visit(as && { as });
    for (const [path, words] of addresses) {
      await page.goto(path);
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      faults.push(...(await audit(page, path)));
    }
  }

  expect(faults).toEqual([]);
});
