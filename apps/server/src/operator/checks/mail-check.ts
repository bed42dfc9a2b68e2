import type { Config } from "../../config.ts";
import { createMailer } from "../../mail/create-mailer.ts";
import { type Check, fault, type Finding, ok } from "./check.ts";

/** Would the mail server take mail? Connects and signs in, and sends nothing. */
export function mailCheck(config: Config): Check {
  return { topic: "mail", look: () => checkMail(config) };
}

async function checkMail({ mail }: Config): Promise<Finding> {
  if (!mail) return ok("SMTP_URL is not set: people pass the links of invitations on themselves");
  const { host } = new URL(mail.url.reveal());
  try {
    await createMailer(mail, { fault: () => {} }).probe();
    return ok(`${host} takes mail`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    return fault(`${host} takes no mail (${code}). ${REMEDIES[code] ?? "Correct SMTP_URL."}`);
  }
}

/** By the mail library's codes. */
const REMEDIES: Readonly<Record<string, string>> = {
  EAUTH: "Correct user and password in SMTP_URL.",
  ETLS: "It offers no TLS, or none that can be trusted: use smtps://, or mend its certificate.",
};
