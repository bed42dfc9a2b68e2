import {
  contentDigest,
  readRequestSignature,
  SignatureFormatError,
  signatureTimeFault,
  type RequestSignature,
  type SignableRequest,
  type SignatureFields,
} from "@taskflow/crypto";
import type { PublicContext } from "../context.ts";
import type { Caller } from "../credential.ts";
import { DomainError } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { findSigningKey, type SigningKey } from "./find-signing-key.ts";
import { signatureInvalid } from "./signature-invalid.ts";
import { useNonce } from "./use-nonce.ts";

/** A request that may be signed, and what else of it decides. */
export interface SignedRequest extends SignableRequest, SignatureFields {
  readonly hasAuthorization: boolean;
  /** Reads the body as it came, within the limits of its size. */
  readonly readBody: () => Promise<Uint8Array>;
}

/**
 * Finds who signed a request; null if nobody did. A signature is good for one request: the nonce is used
 * up here, for all processes, whatever becomes of the call.
 *
 * The body is read only for whoever has the key, and parsed by nobody before.
 *
 * @throws {DomainError} `signature_invalid` with the reason. What depends on the key is told only after
 *   the MAC was right; before, every token that does not fit looks like one that does not exist.
 * @throws {DomainError} `rate_limited` instead, when too many came from one address.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9421#section-3.2 RFC 9421 §3.2}, ASVS V4.1.5.
 */
export async function verifySignature(
  ctx: PublicContext,
  request: SignedRequest,
): Promise<Caller | null> {
  const names: { userId?: string; tokenId?: string } = {};
  try {
    const signature = readSignature(request);
    if (!signature) return null;
    names.tokenId = signature.keyId;
    const key = await requireKey(ctx, signature);
    names.userId = key.caller.userId;
    await assertGoodNow(ctx, request, { ...signature, now: key.now });
    return key.caller;
  } catch (error) {
    if (error instanceof DomainError && error.code === "signature_invalid") {
      const { reason: signature } = error.details;
      reportSecurity(ctx, { event: "signature_refused", signature, ...names });
      ctx.services.callLimits.charge("anonymous", ctx.call.address);
    }
    throw error;
  }
}

function readSignature(request: SignedRequest): RequestSignature | null {
  try {
    const signature = readRequestSignature(request, request);
    if (!signature || !request.hasAuthorization) return signature;
  } catch (error) {
    if (!(error instanceof SignatureFormatError)) throw error;
    throw signatureInvalid(error.reason, error.message);
  }
  throw signatureInvalid("malformed", "Send a signature or Authorization, not both.");
}

async function requireKey(
  { services, call }: PublicContext,
  signature: RequestSignature,
): Promise<SigningKey> {
  const { callLimits, signingSecrets } = services;
  // From an address of too many wrong ones nothing is looked up, but for tokens that were right a moment ago.
  if (
    !signingSecrets.hasVerified(signature.keyId) &&
    callLimits.isUsedUp("anonymous", call.address)
  ) {
    callLimits.charge("anonymous", call.address);
  }
  const key = await findSigningKey(services, signature.keyId);
  const isGenuine = signingSecrets.verify(signature, key?.secrets ?? []);
  if (isGenuine && key) return key;
  throw signatureInvalid(
    "signature_mismatch",
    "The signature is not of this request, or not of a secret that is valid.",
  );
}

const TIME_FAULTS = {
  expired: "The signature has expired, by the clock of this server.",
  not_yet_valid: "The signature is of a time to come, by the clock of this server.",
} as const;

/** What whoever has the key is told, and in this order: a nonce is not used up by what is wrong otherwise. */
async function assertGoodNow(
  { services }: PublicContext,
  request: SignedRequest,
  { keyId, nonce, now, ...times }: RequestSignature & Pick<SigningKey, "now">,
): Promise<void> {
  const fault = signatureTimeFault(times, now);
  if (fault) throw signatureInvalid(fault, TIME_FAULTS[fault]);
  if (contentDigest(await request.readBody()) !== request.contentDigest) {
    throw signatureInvalid("digest_mismatch", "Content-Digest is not of this body.");
  }
  if (!(await useNonce(services, { tokenId: keyId, nonce }))) {
    throw signatureInvalid("nonce_replayed", "A request with this nonce was taken before.");
  }
}
