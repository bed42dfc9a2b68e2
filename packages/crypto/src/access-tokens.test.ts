import { createHmac, createPublicKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { decodeJwt, decodeProtectedHeader, SignJWT, type JWTHeaderParameters } from "jose";
import { describe, expect, test } from "vitest";
import { createAccessTokens } from "./access-tokens.ts";
import { createKeyring } from "./keyring.ts";
import { createSigningKeys } from "./signing-keys.ts";
import { changedText, otherSpellings } from "./testing/changed-text.ts";

const SECRET = "a secret that is long enough for it";
const ISSUER = "https://tasks.example.org";
const DAY_MS = 86_400_000;
/** In the middle of a period of 90 days. */
const NOON = 230 * 90 * DAY_MS + 45 * DAY_MS;
const NOW = NOON / 1000;
const ADA = {
  userId: "0198c0de-0000-7000-8000-000000000001",
  sessionId: "0198c0de-0000-7000-8000-000000000002",
};
const CLAIMS = {
  iss: ISSUER,
  aud: "taskflow-api",
  sub: ADA.userId,
  sid: ADA.sessionId,
  jti: "one",
  iat: NOW,
  exp: NOW + 600,
};
const HEADER = { alg: "EdDSA", typ: "at+jwt", kid: "230" };

const signingKeys = createSigningKeys(createKeyring(SECRET));
const tokensAt = (nowMs: number) =>
  createAccessTokens({ secret: SECRET, issuer: ISSUER, now: () => nowMs });
const tokens = tokensAt(NOON);

/** Signs what the issuer never would, with a key that is right. */
function sign(claims: object, header: object = HEADER, signedAtMs = NOON): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader(header as JWTHeaderParameters)
    .sign(signingKeys.current(signedAtMs).privateKey);
}

const withoutKey = (object: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

describe("an issued token", () => {
  test("speaks for the user and the session that it was issued for", async () => {
    const { token, expiresIn } = await tokens.issue(ADA);
    expect(expiresIn).toBe(600);
    expect(await tokens.verify(token)).toEqual(ADA);
  });

  test("holds exactly the claims it should, and no right", async () => {
    const { token } = await tokens.issue(ADA);
    expect(decodeProtectedHeader(token)).toEqual(HEADER);
    expect(decodeJwt(token)).toEqual({ ...CLAIMS, jti: expect.any(String) });
  });

  test("is never the same twice", async () => {
    const [one, other] = await Promise.all([tokens.issue(ADA), tokens.issue(ADA)]);
    expect(decodeJwt(one.token).jti).not.toBe(decodeJwt(other.token).jti);
  });

  test("is what the signer of these tests would sign too, so that its refusals mean something", async () => {
    expect(await tokens.verify(await sign(CLAIMS))).toEqual(ADA);
  });
});

describe("time", () => {
  test("a token is refused once it has expired, although it was verified before", async () => {
    let now = NOON;
    const clocked = createAccessTokens({ secret: SECRET, issuer: ISSUER, now: () => now });
    const { token } = await clocked.issue(ADA);
    expect(await clocked.verify(token)).toEqual(ADA);
    now += 599_000;
    expect(await clocked.verify(token)).toEqual(ADA);
    now += 6000;
    expect(await clocked.verify(token)).toBeNull();
  });

  test("a clock that is 5 seconds off is forgiven, 6 seconds are not", async () => {
    const { token } = await tokens.issue(ADA);
    expect(await tokensAt(NOON - 5000).verify(token)).toEqual(ADA);
    expect(await tokensAt(NOON - 6000).verify(token)).toBeNull();
    expect(await tokensAt(NOON + 604_000).verify(token)).toEqual(ADA);
    expect(await tokensAt(NOON + 605_000).verify(token)).toBeNull();
  });

  test("a token that claims to live longer is refused after ten minutes", async () => {
    const token = await sign({ ...CLAIMS, exp: NOW + 86_400 });
    expect(await tokensAt(NOON + 600_000).verify(token)).toEqual(ADA);
    expect(await tokensAt(NOON + 606_000).verify(token)).toBeNull();
  });

  test("a token from the future is refused", async () => {
    expect(await tokens.verify(await sign({ ...CLAIMS, iat: NOW + 60 }))).toBeNull();
  });

  test("a token that is not valid yet is refused", async () => {
    expect(await tokens.verify(await sign({ ...CLAIMS, nbf: NOW + 60 }))).toBeNull();
  });
});

describe("keys", () => {
  test("processes with one secret accept each other's tokens, others do not", async () => {
    const { token } = await tokens.issue(ADA);
    expect(await tokensAt(NOON).verify(token)).toEqual(ADA);

    const other = { secret: `${SECRET}!`, issuer: ISSUER, now: () => NOON };
    expect(await createAccessTokens(other).verify(token)).toBeNull();
  });

  test("a token lives through the change of keys after 90 days, on either side of it", async () => {
    const change = 231 * 90 * DAY_MS;
    const { token: last } = await tokensAt(change - 1000).issue(ADA);
    const { token: first } = await tokensAt(change).issue(ADA);

    expect(decodeProtectedHeader(last).kid).toBe("230");
    expect(decodeProtectedHeader(first).kid).toBe("231");
    expect(await tokensAt(change + 1000).verify(last)).toEqual(ADA);
    expect(await tokensAt(change - 1000).verify(first)).toEqual(ADA);
  });

  test("keys of this period and its two neighbours are accepted, and no others", async () => {
    const accepted = async (period: number) => {
      const signedAtMs = NOON + (period - 230) * 90 * DAY_MS;
      const token = await sign(CLAIMS, { ...HEADER, kid: String(period) }, signedAtMs);
      return (await tokens.verify(token)) !== null;
    };
    expect(await Promise.all([228, 229, 230, 231, 232].map(accepted))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test("a token that names another key than it was signed with is refused", async () => {
    const names = ["229", "231", " 230", "0230", "230.0", "2.3e2", "__proto__", "../230", "", 230];
    for (const kid of names) {
      expect(await tokens.verify(await sign(CLAIMS, { ...HEADER, kid }))).toBeNull();
    }
    expect(await tokens.verify(await sign(CLAIMS, withoutKey(HEADER, "kid")))).toBeNull();
  });
});

describe("other algorithms and other tokens", () => {
  const text = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  test("an unsigned token is refused, whatever is written where the signature stands", async () => {
    for (const alg of ["none", "None", "NONE", ""]) {
      const head = `${text({ ...HEADER, alg })}.${text(CLAIMS)}`;
      expect(await tokens.verify(`${head}.`)).toBeNull();
      expect(await tokens.verify(`${head}.${"A".repeat(86)}`)).toBeNull();
    }
  });

  test("a token signed by HMAC with the public key, or with the secret, is refused", async () => {
    const publicKey = createPublicKey(signingKeys.current(NOON).privateKey);
    const keys = [
      publicKey.export({ format: "pem", type: "spki" }),
      publicKey.export({ format: "der", type: "spki" }),
      publicKey.export({ format: "der", type: "spki" }).subarray(-32),
      SECRET,
    ];
    for (const [alg, digest] of [
      ["HS256", "sha256"],
      ["HS512", "sha512"],
      ["EdDSA", "sha512"],
    ] as const) {
      for (const key of keys) {
        const head = `${text({ ...HEADER, alg })}.${text(CLAIMS)}`;
        const mac = createHmac(digest, key).update(head).digest("base64url");
        expect(await tokens.verify(`${head}.${mac}`)).toBeNull();
      }
    }
  });

  test("a token signed with another Ed25519 key is refused, also if it brings that key along", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    for (const header of [HEADER, { ...HEADER, jwk: publicKey.export({ format: "jwk" }) }]) {
      const forged = await new SignJWT(CLAIMS).setProtectedHeader(header).sign(privateKey);
      expect(await tokens.verify(forged)).toBeNull();
    }
  });

  test("a header with anything but alg, typ and kid is refused", async () => {
    for (const extra of [{ cty: "JWT" }, { jku: "https://evil.example" }, { x: 1 }]) {
      expect(await tokens.verify(await sign(CLAIMS, { ...HEADER, ...extra }))).toBeNull();
    }
  });

  test("a token of another type is refused", async () => {
    for (const typ of ["JWT", "jwt", "rt+jwt", "at+jwt2", ""]) {
      expect(await tokens.verify(await sign(CLAIMS, { ...HEADER, typ }))).toBeNull();
    }
    expect(await tokens.verify(await sign(CLAIMS, withoutKey(HEADER, "typ")))).toBeNull();
  });

  test("a token of another issuer or for another audience is refused", async () => {
    for (const wrong of [
      { iss: "https://evil.example" },
      { iss: [ISSUER] },
      { aud: "taskflow" },
      { aud: [] },
    ]) {
      expect(await tokens.verify(await sign({ ...CLAIMS, ...wrong }))).toBeNull();
    }
  });

  test("an audience in an array is refused, although it is ours", async () => {
    for (const aud of [["taskflow-api"], ["taskflow-api", "other"]]) {
      expect(await tokens.verify(await sign({ ...CLAIMS, aud }))).toBeNull();
    }
  });

  test.for(Object.keys(CLAIMS))("a token without %s is refused", async (claim) => {
    expect(await tokens.verify(await sign(withoutKey(CLAIMS, claim)))).toBeNull();
  });

  test("claims of another type are refused", async () => {
    const wrong = [
      { sub: 1 },
      { sid: null },
      { sid: [ADA.sessionId] },
      { jti: 1 },
      { iat: String(NOW) },
      { exp: String(NOW + 600) },
    ];
    for (const claims of wrong) {
      expect(await tokens.verify(await sign({ ...CLAIMS, ...claims }))).toBeNull();
    }
  });
});

describe("spelling", () => {
  test("a token with any character changed is refused, although the right one is remembered", async () => {
    const { token } = await tokens.issue(ADA);
    expect(await tokens.verify(token)).toEqual(ADA);
    await fc.assert(
      fc.asyncProperty(changedText(token), async (changed) => {
        expect(await tokens.verify(changed)).toBeNull();
      }),
    );
  });

  test("a token has one spelling", async () => {
    const { token } = await tokens.issue(ADA);
    const [header, payload, signature = ""] = token.split(".");
    const spellings = otherSpellings(signature).map((other) => `${header}.${payload}.${other}`);
    expect(spellings.length).toBeGreaterThan(20);
    for (const spelling of [
      ...spellings,
      ` ${token}`,
      `${token}\n`,
      `${header}.\n${payload}.${signature}`,
    ]) {
      expect(await tokens.verify(spelling)).toBeNull();
    }
  });

  test("a token whose claims take more than 1,400 characters is refused, although its signature is right", async () => {
    const lengthOf = (token: string) => token.split(".")[1]?.length;
    const longest = await sign({ ...CLAIMS, sid: "x".repeat(894) });
    expect(lengthOf(longest)).toBe(1400);
    expect(await tokens.verify(longest)).not.toBeNull();

    const longer = await sign({ ...CLAIMS, sid: "x".repeat(895) });
    expect(lengthOf(longer)).toBe(1402);
    expect(await tokens.verify(longer)).toBeNull();
  });

  test("no text makes verify throw", async () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json().map((json) => Buffer.from(json).toString("base64url")),
    );
    await fc.assert(
      fc.asyncProperty(part, part, part, async (header, payload, signature) => {
        const padded = signature.padEnd(86, "A").slice(0, 86);
        expect(await tokens.verify(`${header}.${payload}.${signature}`)).toBeNull();
        expect(await tokens.verify(`${header}.${payload}.${padded}`)).toBeNull();
        expect(await tokens.verify(header)).toBeNull();
      }),
    );
  });
});
