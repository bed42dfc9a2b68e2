import { NOBODY, type Credential } from "./credential.ts";

/** An API token, as the server showed it once. */
export interface TokenAuth {
  /** `tft_…` */
  readonly token: string;
}

const TOKEN = /^tft_[\w-]{43}$/u;

/**
 * Sends an API token with every request.
 *
 * @throws {TypeError} for anything that is no token.
 */
export function tokenCredential({ token }: TokenAuth): Credential {
  if (!TOKEN.test(token)) {
    throw new TypeError("auth.token: an API token is tft_ and 43 more characters.");
  }
  const headers = { authorization: `Bearer ${token}` };
  return { ...NOBODY, authorize: () => Promise.resolve(headers) };
}
