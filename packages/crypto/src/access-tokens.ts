import { randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT, type JWTPayload } from "jose";
import { decodeBase64Url } from "./decode-base64url.ts";
import { createKeyring } from "./keyring.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";
import { ExpiringCache } from "./expiring-cache.ts";

const ALGORITHM = "EdDSA";
const TYPE = "at+jwt";
const AUDIENCE = "taskflow-api";
const LIFETIME_SECONDS = 600;
const CLOCK_TOLERANCE_SECONDS = 5;
const TOKEN_LENGTH_MAX = 2048;
const TOKEN_SHAPE = /^[\w-]{1,512}\.[\w-]{1,1400}\.([\w-]{86})$/u;

/** Who a verified access token speaks for. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

/** Issues and verifies access tokens. */
export interface AccessTokens {
  /** `expiresIn` counts seconds (RFC 6749 §5.1). */
  readonly issue: (claims: AccessClaims) => Promise<{ token: string; expiresIn: number }>;
  /** Answers null for anything that is not a valid token of ours; never throws for bad input. */
  readonly verify: (token: string) => Promise<AccessClaims | null>;
}

/** What {@link createAccessTokens} needs. */
export interface AccessTokensOptions {
  readonly secret: string;
  /** The `iss` claim: the public URL, or a name made from the secret. */
  readonly issuer: string;
  /** Milliseconds since 1970, as `Date.now`. */
  readonly now?: () => number;
}

/**
 * Makes the issuer and verifier of access tokens: signed JWTs (Ed25519) that live ten minutes, name
 * a user and a session, and carry no right at all.
 *
 * @throws {RangeError} as `createKeyring`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9068 RFC 9068} for the claims,
 *   {@link https://www.rfc-editor.org/rfc/rfc8725#section-3 RFC 8725 §3} for the checks. ASVS V9.
 */
export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const { secret, issuer, now = Date.now } = options;
  const keys = createSigningKeys(createKeyring(secret));
  const cache = new ExpiringCache<AccessClaims>();

  return {
    issue: async ({ userId, sessionId }) => {
      const nowMs = now();
      const issuedAt = Math.floor(nowMs / 1000);
      const key = keys.current(nowMs);
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.kid })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFETIME_SECONDS)
        .sign(key.privateKey);
      return { token, expiresIn: LIFETIME_SECONDS };
    },
    verify: async (token) => {
      if (token.length > TOKEN_LENGTH_MAX) return null;
      const nowMs = now();
      const known = cache.get(token, nowMs);
      if (known !== undefined) return known;
      if (!isWellSpelled(token)) return null;
      const payload = await verifyJwt(token, { keys, issuer, nowMs });
      const claims = payload && toClaims(payload);
      if (payload?.exp === undefined || claims === null) return null;
      cache.set(token, claims, payload.exp * 1000);
      return claims;
    },
  };
}

/** jose takes several spellings of one signature; ours has one, or a refused text could be another's twin. */
function isWellSpelled(token: string): boolean {
  const signature = TOKEN_SHAPE.exec(token)?.[1];
  return signature !== undefined && decodeBase64Url(signature) !== null;
}

async function verifyJwt(
  token: string,
  { keys, issuer, nowMs }: { keys: SigningKeys; issuer: string; nowMs: number },
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      (header) => {
        const key = header.kid === undefined ? undefined : keys.find(header.kid, nowMs);
        if (key === undefined || Object.keys(header).length !== 3) {
          throw new errors.JWKSNoMatchingKey();
        }
        return key.publicKey;
      },
      {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer,
        audience: AUDIENCE,
        requiredClaims: ["sub", "sid", "jti", "iat", "exp"],
        maxTokenAge: LIFETIME_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(nowMs),
      },
    );
    return payload;
  } catch {
    // Whatever the reason, a text that did not verify is no token: fail closed, with one answer for all.
    return null;
  }
}

function toClaims({ sub, sid, aud, jti }: JWTPayload & { sid?: unknown }): AccessClaims | null {
  if (typeof aud !== "string" || typeof sub !== "string") return null;
  if (typeof sid !== "string" || typeof jti !== "string") return null;
  return { userId: sub, sessionId: sid };
}
