export type { AccessClaims, AccessTokens } from "./access-tokens.ts";
export type { CursorCodec } from "./cursor-codec.ts";
export { HasherBusyError, type PasswordHasher } from "./password-hasher.ts";
export type { PasswordPolicy } from "./password-policy.ts";
export type { RefreshToken, RefreshTokens } from "./refresh-tokens.ts";
