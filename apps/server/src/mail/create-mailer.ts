import type { Mailer } from "@taskflow/domain";
import { createTransport } from "nodemailer";
import type { MailConfig } from "../config.ts";
import type { Log } from "../log.ts";
import { isLoopback } from "../start/is-loopback.ts";

/** Longer than a healthy mail server takes, shorter than people wait for an answer. */
const TIMEOUT_MS = 8_000;

/** A mailer whose server can be asked whether it would take mail. */
export interface SmtpMailer extends Mailer {
  /** Connects and signs in, and sends nothing. Throws what went wrong. */
  readonly probe: () => Promise<void>;
}

/**
 * Hands mails to an SMTP server, each on a connection of its own. Without TLS from the start STARTTLS is
 * demanded, unless the mail server is on this machine.
 */
export function createMailer({ url, from }: MailConfig, log: Pick<Log, "fault">): SmtpMailer {
  const transport = createTransport({
    url: url.reveal(),
    requireTLS: !isLoopback(new URL(url.reveal()).hostname),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, html }) => {
      try {
        await transport.sendMail({
          from: { name: "TaskFlow", address: from },
          // As an object: a text would be read as a list of addresses.
          to: { name: "", address: to },
          subject,
          text,
          html,
          // So that no absent person's machine answers (RFC 3834).
          headers: { "auto-submitted": "auto-generated" },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        return true;
      } catch (error) {
        log.fault(error, { doing: "mail" });
        return false;
      }
    },
    probe: async () => {
      await transport.verify();
    },
  };
}
