/** One message to one address. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands messages to a mail server. */
export interface Mailer {
  /** Answers whether the mail server took it. Never throws; why it did not is in the server's log. */
  readonly send: (mail: Mail) => Promise<boolean>;
}
