import type { Page } from "playwright-core";
import { expect } from "vitest";
import { row } from "../src/browser/board.ts";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { atTheDoor } from "../src/browser/door.ts";
import { registerPerson } from "../src/client/register-person.ts";

const REQUESTS_MAX = 12;

function watchRequests(page: Page): readonly string[] {
  const urls: string[] = [];
  page.on("request", (request) => urls.push(request.url()));
  return urls;
}

test("the first page takes at most twelve requests, at the door and behind it, all of its own origin", async ({
  visit,
  server,
}) => {
  const stranger = await visit({ savesData: true });
  const atDoor = watchRequests(stranger.page);
  await stranger.page.goto("/sign-in");
  await atTheDoor(stranger.page);
  await stranger.page.waitForLoadState("networkidle");

  const ada = await registerPerson(server.url);
  await ada.api.task.create.mutate({ workspaceId: ada.workspaceId, title: "Water the plants" });
  const { page } = await visit({ as: ada, savesData: true });
  const behindDoor = watchRequests(page);
  const followed = page.waitForResponse(/change\.stream/u);
  await page.goto("/tasks");
  await row(page, "Water the plants").waitFor();
  await followed;
  // What comes by the stream comes after whatever the page would have asked for when it began.
  await ada.api.task.create.mutate({ workspaceId: ada.workspaceId, title: "Feed the cat" });
  await row(page, "Feed the cat").waitFor();

  for (const urls of [atDoor, behindDoor]) {
    expect(urls.length).toBeGreaterThan(3);
    expect(urls.length, urls.join("\n")).toBeLessThanOrEqual(REQUESTS_MAX);
    expect(new Set(urls.map((url) => new URL(url).host)).size).toBe(1);
  }
});
