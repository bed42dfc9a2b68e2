import { SIGNATURE_INPUT_LENGTH_MAX } from "./signature-profile.ts";

const KEY_ID = /;keyid="([\da-f-]{36})"/u;

/**
 * The id that a `Signature-Input` seems to name, found without parsing it, so that it costs next to nothing:
 * a hint about whom to go on with. Undefined for one that cannot be read anyway.
 */
export function peekKeyId(signatureInput: string | undefined): string | undefined {
  if (signatureInput === undefined || signatureInput.length > SIGNATURE_INPUT_LENGTH_MAX) return;
  return KEY_ID.exec(signatureInput)?.[1];
}
