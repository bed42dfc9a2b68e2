import type { CursorCodec } from "@taskflow/crypto";

const KIND = "share-pass";
const HOUR_MS = 3_600_000;

/** Makes the text that shows for an hour that the password of a link was given. */
export function sealPass(cursors: CursorCodec, shareLinkId: string): string {
  return cursors.seal([KIND, shareLinkId, String(Date.now() + HOUR_MS)]);
}

/** Tells whether the text is one of ours, for this link, and not too old. Alone it opens nothing. */
export function isPass(
  cursors: CursorCodec,
  shareLinkId: string,
  pass: string | null | undefined,
): boolean {
  const [kind, id, end] = cursors.open(pass ?? "") ?? [];
  return kind === KIND && id === shareLinkId && Number(end) > Date.now();
}
