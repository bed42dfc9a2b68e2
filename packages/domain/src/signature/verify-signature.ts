import {
  contentDigest,
  peekKeyId,
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
 * Nothing is parsed for an address of too many wrong ones, the body is read only for whoever has the key,
 * and parsed by nobody before, and nothing is kept before the request is counted.
 *
 * @throws {DomainError} `signature_invalid` with the reason. What depends on the key is told only after
 *   the MAC was right; before, every token that does not fit looks like one that does not exist.
 * @throws {DomainError} `rate_limited` instead, when too many wrong ones came from one address; and when a
 *   person's tokens have signed too many.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9421#section-3.2 RFC 9421 §3.2}, ASVS V4.1.5.
 */
export async function verifySignature(
  ctx: PublicContext,
  request: SignedRequest,
): Promise<Caller | null> {
  if (request.signatureInput === undefined && request.signature === undefined) return null;
  assertMayTry(ctx, request);
  const names: Names = {};
  try {
    const signature = readSignature(request);
    if (!signature) return null;
    names.tokenId = signature.keyId;
    const { caller, now } = await requireSigner(ctx, signature);
    names.userId = caller.userId;
    await assertGoodNow(request, { ...signature, now });
    await takeOnce(ctx, caller, signature);
    return caller;
  } catch (error) {
    if (isRefusal(error)) countRefusal(ctx, error, names);
    throw error;
  }
}

/** Whom a refused signature names. */
interface Names {
  userId?: string;
  tokenId?: string;
}

/** From an address of too many wrong ones nobody is heard, but tokens that were right a moment ago. */
function assertMayTry({ services, call }: PublicContext, { signatureInput }: SignedRequest): void {
  const { callLimits, signingSecrets } = services;
  if (!callLimits.isUsedUp("anonymous", call.address)) return;
  const keyId = peekKeyId(signatureInput);
  if (keyId !== undefined && signingSecrets.hasVerified(keyId)) return;
  callLimits.charge("anonymous", call.address);
}

const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === "signature_invalid";

/**
 * Counted first: strangers write no more lines than they may make calls.
 *
 * @throws {DomainError} `rate_limited`, which is then the answer.
 */
function countRefusal(ctx: PublicContext, { details }: DomainError, names: Names): void {
  ctx.services.callLimits.charge("anonymous", ctx.call.address);
  reportSecurity(ctx, { event: "signature_refused", signature: details.reason, ...names });
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

/** Who signed, and when it is by the clock of the database. */
interface Signer extends Pick<SigningKey, "now"> {
  readonly caller: Caller;
}

async function requireSigner(
  { services }: PublicContext,
  signature: RequestSignature,
): Promise<Signer> {
  const key = await findSigningKey(services, signature.keyId);
  const secret = services.signingSecrets.findSigner(signature, key?.secrets ?? []);
  if (secret && key) return { caller: key.callerBy(secret), now: key.now };
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
  request: SignedRequest,
  { now, ...times }: Pick<RequestSignature, "created" | "expires"> & Pick<Signer, "now">,
): Promise<void> {
  const fault = signatureTimeFault(times, now);
  if (fault) throw signatureInvalid(fault, TIME_FAULTS[fault]);
  if (contentDigest(await request.readBody()) !== request.contentDigest) {
    throw signatureInvalid("digest_mismatch", "Content-Digest is not of this body.");
  }
}

/** Counts the request of the token's owner, who is not charged for what others have sent once more. */
async function takeOnce(
  { services }: PublicContext,
  { userId }: Caller,
  { keyId, nonce }: RequestSignature,
): Promise<void> {
  services.callLimits.charge("signed", userId);
  if (await useNonce(services, { tokenId: keyId, nonce })) return;
  services.callLimits.giveBack("signed", userId);
  throw signatureInvalid("nonce_replayed", "A request with this nonce was taken before.");
}
