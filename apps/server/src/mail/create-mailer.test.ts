import { expect, test as base } from "vitest";
import { Secret } from "../secret.ts";
import { createLog } from "../log.ts";
import { startSmtpInbox, type SmtpInbox } from "../testing/smtp-inbox.ts";
import { createMailer } from "./create-mailer.ts";

const test = base.extend<{ inbox: SmtpInbox; lines: string[] }>({
  inbox: async ({}, use) => {
    const inbox = await startSmtpInbox();
    await use(inbox);
    await inbox.stop();
  },
  lines: async ({}, use) => use([]),
});

function mailerTo(url: string, lines: string[]) {
  const log = createLog("info", { write: (line) => lines.push(line) });
  return createMailer({ url: new Secret(url), from: "tasks@example.org" }, log);
}

const MAIL = {
  to: "bob@example.org",
  subject: "Ada invites you to “Küche”",
  text: "Grüße\nhttps://tasks.example.org/invite#secret\n",
  html: '<p>Grüße</p><a href="https://tasks.example.org/invite#secret">Join</a>',
};

/** Header lines of a message, each with its continuations. */
function headersOf(raw: string): string[] {
  const [head = ""] = raw.split("\r\n\r\n");
  return head.replaceAll(/\r\n[ \t]+/gu, " ").split("\r\n");
}

test("a mail arrives as text and as HTML, from the address of the server alone", async ({
  inbox,
  lines,
}) => {
  expect(await mailerTo(inbox.url, lines).send(MAIL)).toBe(true);
  const [mail, ...more] = inbox.mails;
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ from: "tasks@example.org", to: ["bob@example.org"] });
  const headers = headersOf(mail?.raw ?? "");
  expect(headers).toContain("From: TaskFlow <tasks@example.org>");
  expect(headers).toContain("To: bob@example.org");
  expect(headers).toContain("Auto-Submitted: auto-generated");
  for (const type of ["multipart/alternative", "text/plain; charset=utf-8", "text/html"]) {
    expect(mail?.raw).toContain(type);
  }
  expect(lines).toEqual([]);
});

const BREAKS = ["\r\n", "\n", "\r", "\u2028", "\u0085", "\0", "\r\n\r\n"];

test.for(BREAKS.map((sign) => [JSON.stringify(sign), sign] as const))(
  "what follows %s in a subject or an address is no header and no recipient",
  async ([, sign], { inbox, lines }) => {
    const evil = `${sign}Bcc: eve@evil.example${sign}X-Evil: yes`;
    const mailer = mailerTo(inbox.url, lines);
    await mailer.send({ ...MAIL, subject: `Hello${evil}` });
    await mailer.send({ ...MAIL, to: `bob@example.org${evil}` });
    await mailer.send({ ...MAIL, to: "bob@example.org, eve@evil.example" });
    expect(inbox.mails.length).toBeGreaterThan(0);
    for (const { to, raw } of inbox.mails) {
      expect(to).not.toContain("eve@evil.example");
      const names = headersOf(raw).map((line) => line.split(":")[0]?.toLowerCase());
      expect(names).not.toContain("bcc");
      expect(names).not.toContain("x-evil");
    }
  },
);

test("a mail that the server refuses is answered so, and the log says why without the address", async ({
  lines,
}) => {
  const inbox = await startSmtpInbox({
    onRcptTo: ({ address }, _session, done) => done(new Error(`no mailbox for ${address}`)),
  });
  expect(await mailerTo(inbox.url, lines).send(MAIL)).toBe(false);
  await inbox.stop();
  expect(lines).toHaveLength(1);
  expect(lines.join("")).toContain("EENVELOPE");
  expect(lines.join("")).not.toContain("bob@example.org");
});

test("so is one for a server that is away, whose password is in no line", async ({ lines }) => {
  const inbox = await startSmtpInbox();
  await inbox.stop();
  const url = inbox.url.replace("smtp://", "smtp://ada:hunter2-canary@");
  expect(await mailerTo(url, lines).send(MAIL)).toBe(false);
  expect(lines.join("")).toContain("ECONNREFUSED");
  expect(lines.join("")).not.toContain("hunter2-canary");
});
