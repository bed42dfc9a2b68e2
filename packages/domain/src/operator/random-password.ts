import { randomBytes } from "node:crypto";

const PASSWORD_BYTES = 15;

/** A password that nobody has chosen: to be handed over and kept nowhere. */
export function randomPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString("base64url");
}
