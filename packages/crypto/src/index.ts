export {
  type AccessClaims,
  type AccessTokens,
  type AccessTokensOptions,
  createAccessTokens,
} from "./access-tokens.ts";
export { createCursorCodec, type CursorCodec } from "./cursor-codec.ts";
export { createDeviceTokens, type DeviceTokens } from "./device-tokens.ts";
export { HasherBusyError } from "./hasher-busy-error.ts";
export { createKeyring, type Keyring, type KeyPurpose, SECRET_LENGTH_MIN } from "./keyring.ts";
export { newUuidV7 } from "./new-uuid-v7.ts";
export { hashOneTimeSecret, newOneTimeSecret, type OneTimeSecret } from "./one-time-secret.ts";
export { StoredHashError } from "./password-hash-text.ts";
export {
  createPasswordHasher,
  type PasswordHasher,
  type PasswordHasherOptions,
  type PasswordPlace,
} from "./password-hasher.ts";
export { createPasswordPolicy, type PasswordPolicy } from "./password-policy.ts";
export { createRefreshTokens, type RefreshToken, type RefreshTokens } from "./refresh-tokens.ts";
export { contentDigest } from "./signature/content-digest.ts";
export { peekKeyId } from "./signature/peek-key-id.ts";
export {
  readRequestSignature,
  type RequestSignature,
  type SignatureFields,
} from "./signature/read-request-signature.ts";
export { signRequest, type RequestSigner } from "./signature/sign-request.ts";
export { SignatureFormatError } from "./signature/signature-format-error.ts";
export { SIGNATURE_TAG, type SignableRequest } from "./signature/signature-profile.ts";
export { signatureTimeFault } from "./signature/signature-time-fault.ts";
export {
  createSigningSecrets,
  type SealedSecret,
  SIGNING_SECRET_PREFIX,
  SIGNING_SECRETS_MAX,
  type SigningSecrets,
} from "./signature/signing-secrets.ts";
