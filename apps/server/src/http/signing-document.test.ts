import { readFileSync } from "node:fs";
import { SignatureReason } from "@taskflow/contract";
import {
  contentDigest,
  readRequestSignature,
  signRequest,
  type SignableRequest,
} from "@taskflow/crypto";
import { describe, expect, test } from "vitest";

const document = readFileSync(new URL("../../../../docs/signing.md", import.meta.url), "utf8");

const blocks = (language: string) =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gmsu"))].map(
    ([, text = ""]) => text.slice(0, -1),
  );

const secret = /secret `(tfs_[\w-]{43})`/u.exec(document)?.[1] ?? "";
const bases = blocks("text");

/** A request as it is printed there. */
function readMessage(text: string) {
  const [head = "", body = ""] = text.split("\n\n");
  const [line = "", ...fields] = head.split("\n");
  const [method = "", target = ""] = line.split(" ");
  const headers = new Map(
    fields.map((field) => {
      const colon = field.indexOf(":");
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    }),
  );
  const request: SignableRequest = {
    method,
    targetUri: `https://${headers.get("host")}${target}`,
    contentType: headers.get("content-type"),
    contentDigest: headers.get("content-digest"),
    idempotencyKey: headers.get("idempotency-key"),
  };
  const signatureInput = headers.get("signature-input") ?? "";
  const signature = headers.get("signature") ?? "";
  return { request, body, fields: { signatureInput, signature } };
}

test("the page has both examples", () => {
  expect(bases).toHaveLength(2);
  expect(blocks("http")).toHaveLength(2);
  expect(blocks("json")).toEqual([readMessage(blocks("http")[0] ?? "").body]);
});

describe.for(blocks("http").map((text, index) => ({ text, base: bases[index] ?? "" })))(
  "an example of the page",
  ({ text, base }) => {
    const { request, body, fields } = readMessage(text);
    const read = readRequestSignature(request, fields);

    test("is read as a signature of the text that is printed", () => {
      expect(read?.base.toString()).toBe(base);
    });

    test("is signed as the server would sign it, with the secret that is printed", () => {
      const { keyId = "", nonce = "", created = 0 } = read ?? {};
      expect(signRequest(request, { keyId, nonce, created, secret })).toEqual(fields);
    });

    test("has the digest of the body that is printed", () => {
      expect(request.contentDigest).toBe(contentDigest(Buffer.from(body)));
    });
  },
);

test("the page names every reason, and lists them in the order in which they are found", () => {
  const listed = [...document.matchAll(/^\| `(\w+)` \|/gmu)].map(([, name]) => name);
  expect(listed.filter((name) => SignatureReason.safeParse(name).success)).toEqual(
    SignatureReason.options,
  );
});
