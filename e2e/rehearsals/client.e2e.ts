import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "vitest";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { PASSWORD, registerPerson } from "../src/client/register-person.ts";

const CLIENT = fileURLToPath(new URL("../../packages/client/", import.meta.url));
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'";

/** A page of somebody else's, on the server's own origin, since a server answers no other. */
const program = (email: string) => `
import { createTaskFlowClient } from "/client.js";

const taskflow = createTaskFlowClient({ baseUrl: location.origin });
await taskflow.signIn({ email: "${email}", password: "${PASSWORD}" });
const { workspaces } = await taskflow.auth.me.query();
const workspaceId = workspaces[0].id;
const kinds = [];
for await (const event of taskflow.changes({ workspaceId })) {
  kinds.push(event.kind);
  if (event.kind === "sync") {
    await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });
  }
  if (event.kind === "changes") break;
}
const { items } = await taskflow.task.list.query({ workspaceId });
await taskflow.signOut();
const refusal = await taskflow.task.list.query({ workspaceId }).catch(String);
tell({ kinds, titles: items.map(({ title }) => title), refusal });
`;

test("the published client works in a browser: signs in, follows, creates, lists and signs out, from one file, without eval and without the cookies of our own pages", async ({
  server,
  visit,
}) => {
  await promisify(execFile)(process.execPath, ["--run", "build"], { cwd: CLIENT });
  const person = await registerPerson(server.url);
  const { page, problems } = await visit({ as: person });
  // What signing out would do to a page of our own, it must not do to this one's neighbours.
  problems.expect("Clear-Site-Data", "prohibits modifying cookies");
  const cookies: Promise<string | null>[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/trpc/")) cookies.push(request.headerValue("cookie"));
  });
  const told = Promise.withResolvers<unknown>();
  await page.exposeFunction("tell", told.resolve);
  const files = {
    "/client.js": { path: `${CLIENT}dist/weighed/client.js`, contentType: "text/javascript" },
    "/program.js": { body: program(person.email), contentType: "text/javascript" },
    "/somewhere": {
      body: '<!doctype html><script type="module" src="/program.js"></script>',
      contentType: "text/html",
      headers: { "content-security-policy": POLICY },
    },
  };
  for (const [path, answer] of Object.entries(files)) {
    await page.route(`**${path}`, (route) => route.fulfill(answer));
  }
  await page.goto("/somewhere");
  const { kinds, ...rest } = (await told.promise) as { readonly kinds: readonly string[] };
  expect(rest).toEqual({
    titles: ["Water the plants"],
    refusal: "TaskFlowError: Sign in to do this.",
  });
  expect(kinds.filter((kind) => kind !== "presence")).toEqual(["sync", "changes"]);
  await expect.poll(() => cookies.length).toBeGreaterThan(5);
  expect(new Set(await Promise.all(cookies))).toEqual(new Set([null]));
  expect(await page.context().cookies()).not.toEqual([]);
});
