import { domainTest, signUp, type TestPerson } from "@taskflow/domain/testing";
import { createWorkspace, type Services } from "@taskflow/domain";
import { expect } from "vitest";
import { z } from "zod";
import { createLog } from "../log.ts";
import { Secret } from "../secret.ts";
import { createTestApp, post, type TestApp } from "../testing/create-test-app.ts";
import { startSmtpInbox, type SmtpInbox } from "../testing/smtp-inbox.ts";
import { createMailer } from "./create-mailer.ts";

const Created = z.object({
  link: z.string(),
  secret: z.string(),
  mail: z.string(),
  invitation: z.object({ id: z.string() }),
});

const test = domainTest.extend<{ inbox: SmtpInbox }>({
  inbox: async ({}, use) => {
    const inbox = await startSmtpInbox();
    await use(inbox);
    await inbox.stop();
  },
});

const PUBLIC_URL = "http://tasks.example.org";

function serverWithMail(services: Services, url: string): TestApp {
  const log = createLog("silent", { write: () => {} });
  const mailer = createMailer({ url: new Secret(url), from: "tasks@example.org" }, log);
  return createTestApp({ services: { ...services, mailer }, publicUrl: PUBLIC_URL });
}

const bearer = ({ tokens }: TestPerson) => ({ authorization: `Bearer ${tokens.accessToken}` });

async function invite(app: TestApp, ada: TestPerson) {
  const workspace = await createWorkspace(ada.ctx(), { name: "Küche\u2028X-Evil: yes" });
  const path = `/api/workspaces/${workspace.id}/invitations`;
  const input = { role: "viewer", email: "bob@example.org" };
  const answer = await app.request(path, post(input, { ...bearer(ada), host: "evil.example" }));
  expect(answer.status).toBe(201);
  const listed = await app.request(path, { headers: bearer(ada) });
  return { made: Created.parse(await answer.json()), listed: await listed.text(), workspace };
}

/** The text of a message, out of its transfer encoding. */
function textOf(raw: string): string {
  return raw
    .replaceAll("=\r\n", "")
    .replaceAll(/(?:=[\dA-F]{2})+/gu, (bytes) =>
      Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"),
    );
}

test("an invitation is mailed with a link below the public address, and the link lets its receiver in", async ({
  services,
  inbox,
}) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  const app = serverWithMail(services, inbox.url);
  const { made, workspace } = await invite(app, ada);
  expect(made.mail).toBe("sent");
  expect(made.link).toBe(`${PUBLIC_URL}/invite#${made.secret}`);
  const [mail] = inbox.mails;
  expect(mail?.to).toEqual(["bob@example.org"]);
  const [, secret = ""] = /invite#([\w-]{43})\b/u.exec(textOf(mail?.raw ?? "")) ?? [];
  const accepted = await app.request("/api/invitations/accept", post({ secret }, bearer(bob)));
  expect(await accepted.json()).toMatchObject({
    status: "joined",
    workspace: { id: workspace.id, role: "viewer" },
  });
  for (const kept of [ada.email, workspace.id, workspace.slug]) {
    expect(textOf(mail?.raw ?? "")).not.toContain(kept);
  }
});

test("a mail that cannot be sent is told, and the invitation is there all the same", async ({
  services,
  inbox,
}) => {
  const ada = await signUp(services);
  await inbox.stop();
  const { made, listed } = await invite(serverWithMail(services, inbox.url), ada);
  expect(made.mail).toBe("failed");
  expect(listed).toContain(made.invitation.id);
  expect(listed).not.toContain(made.secret);
});

test("no line of the log holds the secret of an invitation", async ({ services, inbox }) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  const app = serverWithMail(services, inbox.url);
  const { made } = await invite(app, ada);
  const { secret } = made;
  const input = encodeURIComponent(JSON.stringify({ secret }));
  await app.request("/api/invitations/preview", post({ secret }));
  await app.request("/trpc/invitation.preview", post({ secret }));
  await app.request(`/trpc/invitation.preview?input=${input}`);
  await app.request("/trpc/invitation.accept", post({ secret }, bearer(bob)));
  await app.request(`/invite/${secret}`);
  expect(app.logged()).toContain("invitation_accepted");
  expect(app.logged()).not.toContain(secret);
});
