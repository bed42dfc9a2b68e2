import fc from "fast-check";
import { expect, test } from "vitest";
import { createRefreshTokens } from "./refresh-tokens.ts";
import { changedText, otherSpellings } from "./testing/changed-text.ts";

const secret = "a secret that is long enough for it";
const tokens = createRefreshTokens({ secret });
const salt = Buffer.alloc(32, 7);
const refreshToken = fc.record({
  sessionId: fc.uuid(),
  counter: fc.nat({ max: 0xffff_ffff }),
});

function isAccepted(text: string): boolean {
  const token = tokens.decode(text);
  return token !== null && tokens.isGenuine(token, salt);
}

test("a token that was written is read back and is genuine", () => {
  fc.assert(
    fc.property(refreshToken, (written) => {
      const read = tokens.decode(tokens.encode(written, salt));
      expect(read).toMatchObject(written);
      expect(read !== null && tokens.isGenuine(read, salt)).toBe(true);
    }),
  );
});

test("the same session and counter give the same token, in every process", () => {
  const token = { sessionId: "0198c0de-0000-7000-8000-000000000001", counter: 3 };
  const text = tokens.encode(token, salt);
  expect(tokens.encode(token, salt)).toBe(text);
  expect(createRefreshTokens({ secret }).encode(token, salt)).toBe(text);
});

test("a token with any character changed is not accepted", () => {
  fc.assert(
    fc.property(
      refreshToken.chain((written) => changedText(tokens.encode(written, salt))),
      (text) => {
        expect(isAccepted(text)).toBe(false);
      },
    ),
  );
});

test("a genuine MAC is worth nothing for another counter or another session", () => {
  fc.assert(
    fc.property(refreshToken, refreshToken, (written, other) => {
      fc.pre(written.sessionId !== other.sessionId && written.counter !== other.counter);
      const read = tokens.decode(tokens.encode(written, salt));
      if (read === null) throw new Error("The token was not read.");
      expect(tokens.isGenuine({ ...read, counter: other.counter }, salt)).toBe(false);
      expect(tokens.isGenuine({ ...read, sessionId: other.sessionId }, salt)).toBe(false);
    }),
  );
});

test("a token has one spelling", () => {
  const text = tokens.encode(
    { sessionId: "0198c0de-0000-7000-8000-00000000ffff", counter: 1 },
    salt,
  );
  const spellings = otherSpellings(text);
  expect(spellings.length).toBeGreaterThan(20);
  for (const spelling of spellings) expect(tokens.decode(spelling)).toBeNull();
});

test("a token cut short or grown is not read", () => {
  const text = tokens.encode(
    { sessionId: "0198c0de-0000-7000-8000-000000000001", counter: 1 },
    salt,
  );
  for (let length = 0; length < text.length; length += 1) {
    expect(tokens.decode(text.slice(0, length))).toBeNull();
  }
  expect(tokens.decode(`${text.slice(0, -1)}AAAAA`)).toBeNull();
});

test("only version 1 is read", () => {
  const text = tokens.encode(
    { sessionId: "0198c0de-0000-7000-8000-000000000001", counter: 1 },
    salt,
  );
  for (const version of [0, 2, 255]) {
    const bytes = Buffer.from(text, "base64url");
    bytes.writeUInt8(version);
    expect(tokens.decode(bytes.toString("base64url"))).toBeNull();
  }
});

test("no text makes decode throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(tokens.decode(text)).toBeNull();
    }),
  );
});

test("another salt or another secret makes every token false", () => {
  fc.assert(
    fc.property(refreshToken, (written) => {
      const read = tokens.decode(tokens.encode(written, salt));
      if (read === null) throw new Error("The token was not read.");
      const stranger = createRefreshTokens({ secret: `${secret}!` });
      expect(tokens.isGenuine(read, tokens.newSalt())).toBe(false);
      expect(stranger.isGenuine(read, salt)).toBe(false);
    }),
  );
});

test("a MAC of another length is false, not an error", () => {
  const token = { sessionId: "0198c0de-0000-7000-8000-000000000001", counter: 1 };
  expect(tokens.isGenuine({ ...token, mac: Buffer.alloc(0) }, salt)).toBe(false);
  expect(tokens.isGenuine({ ...token, mac: Buffer.alloc(33) }, salt)).toBe(false);
});

test("salts have 32 bytes and never repeat, and nothing is signed with a shorter one", () => {
  const salts = Array.from({ length: 100 }, () => tokens.newSalt());
  expect(salts.every((each) => each.length === 32)).toBe(true);
  expect(new Set(salts.map((each) => each.toString("hex"))).size).toBe(100);

  const token = { sessionId: "0198c0de-0000-7000-8000-000000000001", counter: 1 };
  expect(() => tokens.encode(token, Buffer.alloc(0))).toThrow("The salt must have 32 bytes.");
});

test("what would be cut or wrapped is refused when it is written", () => {
  const sessionId = "0198c0de-0000-7000-8000-000000000001";
  for (const counter of [-1, 0.5, Number.NaN, 2 ** 32]) {
    expect(() => tokens.encode({ sessionId, counter }, salt)).toThrow("The counter must be");
  }
  for (const wrong of ["", sessionId.toUpperCase(), `${sessionId}0`, sessionId.replace("0", "g")]) {
    expect(() => tokens.encode({ sessionId: wrong, counter: 1 }, salt)).toThrow(
      "The session id must be",
    );
  }
});
