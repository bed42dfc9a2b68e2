import { expect } from "vitest";
import { audit } from "../src/browser/audit.ts";
import { browserTest } from "../src/browser/browser-test.ts";
import { makeTeam } from "../src/client/make-team.ts";
import { registerPerson } from "../src/client/register-person.ts";

const hashOf = ({ link }: { readonly link: string }) => new URL(link).hash;

/** Ada's workspace, which Alan edits, with somebody invited and a shared project of one task. */
const test = browserTest.extend("team", async ({ server }) => {
  const [ada, alan] = [await registerPerson(server.url), await registerPerson(server.url)];
  const team = { name: "Engines", owner: ada, others: [[alan, "editor"]] } as const;
  const { id: workspaceId, slug } = await makeTeam(team);
  const website = { workspaceId, name: "Website", key: "WEB" };
  const { id: projectId } = await ada.api.project.create.mutate(website);
  const ship = { workspaceId, projectId, title: "Ship it", description: "On Friday." };
  const { id: taskId } = await ada.api.task.create.mutate(ship);
  const invitation = await ada.api.invitation.create.mutate({ workspaceId, role: "viewer" });
  const share = await ada.api.shareLink.create.mutate({ workspaceId, projectId });
  return { ada, slug, taskId, invitation: hashOf(invitation), share: hashOf(share) };
});

/** An address, and words that are on its page once all is there. */
type Address = readonly [path: string, words: string | RegExp];

test("nothing stands in anybody's way on any page", async ({ visit, team }) => {
  const { ada, slug, taskId, invitation, share } = team;
  const outside: Address[] = [
    ["/sign-in", "Create one"],
    ["/register", "Create an account"],
    [`/invite${invitation}`, "Sign in to join"],
    [`/share${share}`, "Ship it"],
  ];
  const inside: Address[] = [
    [`/w/${slug}/tasks`, "Ship it"],
    [`/w/${slug}/tasks/${taskId}`, "On Friday."],
    [`/w/${slug}/trash`, "The trash is empty"],
    [`/w/${slug}/projects/WEB`, "Ship it"],
    [`/w/${slug}/activity`, "Ship it"],
    [`/w/${slug}/settings/general`, "Your role"],
    [`/w/${slug}/settings/members`, "Editor"],
    [`/w/${slug}/settings/invitations`, "By link"],
    [`/w/${slug}/settings/leave`, "Delete…"],
    [`/w/${slug}/settings/developers`, "No tokens yet"],
    ["/settings/profile", "Profile"],
    ["/settings/appearance", "Theme"],
    ["/settings/date-time", "Time zone"],
    ["/settings/sessions", "Sessions"],
    ["/settings/password", "Change password"],
    ["/settings/data", "Export everything"],
    ["/settings/developers", "No tokens yet"],
    ["/nowhere", "There is no such page"],
  ];
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
