import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import { createVerifier, httpbis } from "http-message-signatures";
import { describe, expect, test } from "vitest";
import type { OutgoingRequest } from "./credential.ts";
import { importHmacKey, sign, signatureBase, signatureHeaders, toBytes } from "./signature.ts";

const KEY_ID = "0199a0de-7a55-7cc4-8d0c-1d2f3a4b5c6d";
const SECRET = `tfs_${"A".repeat(43)}`;
const POST: OutgoingRequest = {
  method: "POST",
  url: "https://tasks.example.org/trpc/task.create",
  headers: { "content-type": "application/json" },
  body: toBytes('{"title":"Löwenzahn"}'),
};
const GET: OutgoingRequest = {
  method: "GET",
  url: "https://tasks.example.org/trpc/task.list?batch=1&input=%7B%7D",
  headers: {},
  body: undefined,
};

const signed = async (request: OutgoingRequest) => {
  const key = await importHmacKey(toBytes(SECRET));
  return { ...request.headers, ...(await signatureHeaders(request, { keyId: KEY_ID, key })) };
};

/** What a foreign library says of a signed request; undefined if it knows no such key. */
function isGenuine({ method, url }: OutgoingRequest, headers: Readonly<Record<string, string>>) {
  const verify = createVerifier(Buffer.from(SECRET), "hmac-sha256");
  return httpbis.verifyMessage(
    {
      requiredParams: ["created", "expires", "nonce", "keyid", "alg", "tag"],
      requiredFields: ["@method", "@target-uri", "content-digest"],
      keyLookup: async ({ keyid, tag }) =>
        keyid === KEY_ID && tag === "taskflow-1" ? { algs: ["hmac-sha256"], verify } : null,
    },
    { method, url, headers },
  );
}

test("the signature base and its HMAC are those of RFC 9421, B.2.5", async () => {
  const base = signatureBase(
    [
      ["date", "Tue, 20 Apr 2021 02:07:55 GMT"],
      ["@authority", "example.com"],
      ["content-type", "application/json"],
    ],
    '("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
  );
  const secret = Buffer.from(
    "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==",
    "base64",
  );
  const key = await importHmacKey(new Uint8Array(secret));
  expect(await sign(base, key)).toBe("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
  expect(createHmac("sha256", secret).update(base).digest("base64")).toBe(await sign(base, key));
});

describe("a signed request", () => {
  test.for([
    ["with a body", POST],
    ["without one", GET],
  ] as const)("%s is genuine to an implementation that is not ours", async ([, request]) => {
    expect(await isGenuine(request, await signed(request))).toBe(true);
  });

  test.for([
    ["method", { method: "PATCH" }, {}],
    ["address", { url: "https://tasks.example.org/trpc/task.delete" }, {}],
    ["content type", {}, { "content-type": "text/plain" }],
    ["digest", {}, { "content-digest": "sha-256=:AAAA:" }],
  ] as const)("is genuine no more with another %s", async ([, changed, headers]) => {
    const all = { ...(await signed(POST)), ...headers };
    expect(await isGenuine({ ...POST, ...changed }, all)).toBe(false);
  });

  test("covers the digest of the very bytes of its body, and of none if it has none", async () => {
    const digestOf = (bytes: Uint8Array) =>
      `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
    expect(await signed(POST)).toMatchObject({
      "content-digest": digestOf(POST.body ?? new Uint8Array()),
    });
    expect(await signed(GET)).toMatchObject({ "content-digest": digestOf(new Uint8Array()) });
  });

  test("covers what it has, in the order of the profile, and names its parameters in one spelling", async () => {
    const { "signature-input": input } = await signed({
      ...POST,
      headers: { ...POST.headers, "idempotency-key": "a" },
    });
    expect(input).toMatch(
      /^taskflow=\("@method" "@target-uri" "content-type" "content-digest" "idempotency-key"\);created=\d+;expires=\d+;nonce="[\w-]{22}";keyid="[\da-f-]{36}";alg="hmac-sha256";tag="taskflow-1"$/u,
    );
    const { "signature-input": bare } = await signed(GET);
    expect(bare).toMatch(/^taskflow=\("@method" "@target-uri" "content-digest"\);/u);
  });

  test("is good for a minute, and never twice the same", async () => {
    const inputs = await Promise.all(
      Array.from({ length: 20 }, async () => (await signed(GET))["signature-input"] ?? ""),
    );
    const nonces = inputs.map((input) => /nonce="([^"]+)"/u.exec(input)?.[1]);
    expect(new Set(nonces).size).toBe(20);
    for (const input of inputs) {
      const [created = 0, expires = 0] = [...input.matchAll(/(?:created|expires)=(\d+)/gu)].map(
        ([, seconds]) => Number(seconds),
      );
      expect(expires - created).toBe(60);
      expect(Math.abs(created - Date.now() / 1000)).toBeLessThan(30);
    }
  });
});
