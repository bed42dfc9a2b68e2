import { once } from "node:events";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** One message as a mail server took it. */
interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and parts, as they came over the wire. */
  readonly raw: string;
}

/** A mail server on loopback that keeps what it takes. */
export interface SmtpInbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  readonly stop: () => Promise<void>;
}

/** Starts a mail server on a free port; without `options` it wants neither TLS nor a password. */
export async function startSmtpInbox(options: SMTPServerOptions = {}): Promise<SmtpInbox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", ...(options.onAuth ? [] : ["AUTH"])],
    allowInsecureAuth: true,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, raw: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
    ...options,
  });
  // A client that gives up in the middle is what some tests are about.
  server.on("error", () => {});
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (typeof address !== "object" || address === null) throw new Error("it does not listen");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
