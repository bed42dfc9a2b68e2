/** What is wrong with a signature that anybody can see who has no key. */
export type SignatureFormatReason = "malformed" | "component_missing";

/** A signature that cannot be right, whoever made it. Its message repeats nothing of what was sent. */
export class SignatureFormatError extends Error {
  override readonly name = "SignatureFormatError";
  readonly reason: SignatureFormatReason;

  constructor(reason: SignatureFormatReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
