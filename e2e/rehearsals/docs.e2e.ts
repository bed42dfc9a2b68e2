import { Me, SignedIn, Task } from "@taskflow/contract";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { audit } from "../src/browser/audit.ts";
import { atTheDoor } from "../src/browser/door.ts";
import { newEmail, PASSWORD, registerPerson } from "../src/client/register-person.ts";

/** Opens an operation, fills it in, executes it, closes it again; answers what the server answered. */
async function tryOut(
  page: Page,
  operation: RegExp,
  fillIn?: () => Promise<void>,
): Promise<unknown> {
  await page.getByRole("button", { name: operation }).click();
  const execute = page.getByRole("button", { name: "Execute" });
  await execute.waitFor();
  await fillIn?.();
  const answered = page.waitForResponse((response) => response.url().includes("/api/"));
  await execute.click();
  const answer: unknown = await (await answered).json();
  await page.getByRole("heading", { name: "Server response" }).waitFor();
  await page.getByRole("button", { name: operation }).click();
  return answer;
}

/** Where the page takes the token of each kind. */
const PLACE = { session: 0, token: 1 } as const;

/** Takes away what was given to the page before, and gives it a token by hand. */
async function authorize(page: Page, kind: keyof typeof PLACE, token: string): Promise<void> {
  await page.getByRole("button", { name: "Authorize", exact: true }).click();
  await page.getByRole("heading", { name: "Available authorizations" }).waitFor();
  const given = page.getByRole("button", { name: "Remove authorization" });
  if (await given.isVisible()) await given.click();
  await page.getByLabel("auth-bearer-value").nth(PLACE[kind]).fill(token);
  await page.getByRole("button", { name: "Apply credentials" }).nth(PLACE[kind]).click();
  await page.getByRole("button", { name: "Close", exact: true }).first().click();
}

test("everything can be tried in the documentation: sign in, who am I, create a task, sign out", async ({
  visit,
}) => {
  const { page } = await visit();
  const email = newEmail();
  await page.goto("/docs");

  const body = page.getByRole("tabpanel", { name: "Edit Value" }).getByRole("textbox");
  const credentials = JSON.stringify({ email, password: PASSWORD });
  await tryOut(page, /^POST \/auth\/register/u, () => body.fill(credentials));
  const signedIn = await tryOut(page, /^POST \/auth\/login/u, () => body.fill(credentials));
  SignedIn.parse(signedIn);

  // Nothing was pasted: the page took the token of the answer.
  const me = Me.parse(await tryOut(page, /^GET \/auth\/me/u));
  expect(me.user.email).toBe(email);
  const workspaceId = me.workspaces[0]?.id ?? "";
  const created = await tryOut(page, /^POST .* Create a task$/u, () =>
    page.getByRole("textbox", { name: "workspaceId" }).fill(workspaceId),
  );
  expect(Task.parse(created)).toMatchObject({ workspaceId, version: 1 });
  // Nothing was filled in that would make the second call a repeat of the first.
  const more = await tryOut(page, /^POST .* Create a task$/u);
  expect(Task.parse(more).id).not.toBe(Task.parse(created).id);

  await tryOut(page, /^POST \/auth\/logout/u);
  await page.getByRole("button", { name: "Authorize", exact: true }).click();
  await page.getByLabel("auth-bearer-value").nth(PLACE.session).waitFor();
});

test("a token that was pasted is used until another one is: of a session, or of a program", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { workspaceId, api } = ada;
  const { secret } = await api.token.create.mutate({ workspaceId, name: "From the page" });
  const { page } = await visit();
  await page.goto("/docs");
  await authorize(page, "session", ada.accessToken);
  const me = Me.parse(await tryOut(page, /^GET \/auth\/me/u));
  expect(me.user.email).toBe(ada.email);
  await authorize(page, "token", secret);
  const current = await tryOut(page, /^GET \/token/u);
  expect(current).toMatchObject({ name: "From the page", workspaceId });
});

test("calls are signed on the page, by a secret that never leaves it", async ({
  visit,
  server,
}) => {
  const { workspaceId, api, accessToken } = await registerPerson(server.url);
  const { secret, token } = await api.token.create.mutate({
    workspaceId,
    name: "Signs here",
    kind: "signed",
    scopes: ["task:write"],
  });
  const { page } = await visit();
  const sent: string[] = [];
  page.on("request", (request) => {
    sent.push(JSON.stringify([request.url(), request.headers(), request.postData()]));
  });
  await page.goto("/docs");
  // What was given before does not come along.
  await authorize(page, "session", accessToken);
  await page.getByRole("button", { name: "Authorize", exact: true }).click();
  await page.getByLabel("Value:").last().fill(`${token.id}:${secret}`);
  await page.getByRole("button", { name: "Apply credentials" }).last().click();
  await page.getByRole("button", { name: "Close", exact: true }).first().click();
  const current = await tryOut(page, /^GET \/token/u);
  expect(current).toMatchObject({ name: "Signs here", kind: "signed" });
  const created = await tryOut(page, /^POST .* Create a task$/u, () =>
    page.getByRole("textbox", { name: "workspaceId" }).fill(workspaceId),
  );
  expect(Task.parse(created)).toMatchObject({ workspaceId, version: 1 });
  expect(sent.join("\n")).not.toContain(secret);
});

test("an operation names what it answers, and shows every field of it", async ({ visit }) => {
  const { page } = await visit();
  await page.goto("/docs");
  await page.getByRole("button", { name: /^POST .* Create a task$/u }).click();
  const responses = page.locator(".responses-inner");
  await responses.getByRole("tab", { name: "Schema" }).first().click();
  const schema = responses.locator(".json-schema-2020-12").first();
  await expect.poll(() => schema.innerText()).toMatch(/^Task[^]*workspaceId[^]*dueDate/u);
});

/** How it nests what it draws, and what it leaves outside of its landmarks, which no style can change. */
const SWAGGERS_OWN = /: (?:heading-order|nested-interactive|region): /u;

test("the documentation can be read by everybody, and left by a link", async ({ visit }) => {
  const { page } = await visit();
  await page.goto("/docs");
  await page.getByRole("button", { name: /^GET \/auth\/me/u }).waitFor();
  // There is one server to choose from.
  expect(await page.getByText("Servers", { exact: true }).isVisible()).toBe(false);
  const faults = await audit(page, "the list of calls");
  expect(faults.filter((fault) => !SWAGGERS_OWN.test(fault))).toEqual([]);
  await page.getByRole("link", { name: "Back to TaskFlow" }).click();
  await atTheDoor(page);
});
