import { contentDigest } from "../signature/content-digest.ts";
import type { SignableRequest } from "../signature/signature-profile.ts";

export const SIGNER = {
  keyId: "0198c0de-0000-7000-8000-000000000001",
  secret: "tfs_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
  nonce: "bm9uY2Utbm9uY2Utbm9uY2U",
  created: 1_700_000_000,
} as const;

/** A request with everything that can be signed. */
export const REQUEST: SignableRequest = {
  method: "POST",
  targetUri: "https://tasks.example.org/api/workspaces/1/tasks?a=%2f&b=",
  contentType: "application/json",
  contentDigest: contentDigest(Buffer.from('{"title":"Water the plants"}')),
  idempotencyKey: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
};
