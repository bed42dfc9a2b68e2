import { randomUUID } from "node:crypto";
import { contentDigest, signRequest } from "@taskflow/crypto";
import { createCallLimits } from "@taskflow/domain";
import { createTestServices } from "@taskflow/domain/testing";
import { describe, expect, test } from "vitest";
import { createTestApp, errorOf } from "../testing/create-test-app.ts";
import { Problem } from "../rest/problem-schema.ts";

const app = createTestApp({ publicUrl: "http://tasks.example.org" });
const TRPC = "/trpc/task.list?input=%7B%7D";
const REST = "/api/workspaces/1/tasks";
const digest = contentDigest(Buffer.alloc(0));

/** The headers of a request that is signed, by nobody whom this server could know. */
function signedBy(path: string, headers: Record<string, string> = {}): Record<string, string> {
  const { signatureInput, signature } = signRequest(
    {
      method: "GET",
      targetUri: `http://tasks.example.org${path}`,
      contentType: undefined,
      contentDigest: digest,
      idempotencyKey: undefined,
    },
    {
      keyId: randomUUID(),
      secret: "tfs_wrong",
      nonce: "bm9uY2Utbm9uY2Utbm9uY2U",
      created: 1_700_000_000,
    },
  );
  return { "content-digest": digest, "signature-input": signatureInput, signature, ...headers };
}

describe("a signature that anybody can see is wrong", () => {
  const headers = signedBy(TRPC, { signature: "sig=:AAAA:" });

  test("is refused in the shape of tRPC, before the call is looked at", async () => {
    const response = await app.request(TRPC, { headers });
    expect(response.status).toBe(401);
    expect((await errorOf(response)).data).toMatchObject({
      code: "UNAUTHORIZED",
      appCode: "signature_invalid",
      reason: "malformed",
    });
  });

  test("is refused in the shape of RFC 9457", async () => {
    const response = await app.request(REST, { headers });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(Problem.parse(await response.json())).toMatchObject({
      type: "urn:taskflow:problem:signature_invalid",
      title: "Signature invalid",
      status: 401,
      detail: "Signature must hold 32 bytes under the label of Signature-Input.",
      reason: "malformed",
    });
  });

  test("is answered with what would be right, for programs", async () => {
    const response = await app.request(REST, { headers });
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="taskflow", Signature realm="taskflow", tag="taskflow-1", reason="malformed"',
    );
  });

  test("is refused for a batch, a stream and a path that is not there, too", async () => {
    for (const path of [
      "/trpc/task.list,task.list?batch=1",
      "/trpc/change.stream",
      "/trpc/no.such",
      "/api/workspaces/1/changes/stream",
      "/api/no/such",
    ]) {
      const response = await app.request(path, { headers });
      expect([path, response.status]).toEqual([path, 401]);
      expect(await response.text()).toContain("signature_invalid");
    }
  });

  test("is kept in the log by its reason, and nothing of it is", async () => {
    await app.request(TRPC, { headers });
    expect(app.logged()).toContain('"event":"signature_refused"');
    expect(app.logged()).toContain('"signature":"malformed"');
    expect(app.logged()).not.toContain("bm9uY2U");
  });
});

test("a request is signed or has a token, never both", async () => {
  const both = signedBy(REST, { authorization: "Bearer tft_x" });
  const response = await app.request(REST, { headers: both });
  expect(await response.json()).toMatchObject({
    reason: "malformed",
    detail: "Send a signature or Authorization, not both.",
  });
});

test("what has to be signed and is not, is named", async () => {
  for (const name of ["content-type", "idempotency-key"]) {
    const headers = signedBy(REST, { [name]: "application/json" });
    expect(await (await app.request(REST, { headers })).json()).toMatchObject({
      reason: "component_missing",
      detail: expect.stringContaining(`"${name}"`),
    });
  }
});

test("signatures that are for others leave a request as it is", async () => {
  const headers = {
    "signature-input": 'bot=("@authority");created=1700000000;tag="web-bot-auth"',
    signature: "bot=:AAAA:",
  };
  expect(await (await app.request(REST, { headers })).json()).toMatchObject({
    appCode: "unauthenticated",
  });
});

test("a signature that may be right is believed by nobody while the database is away", async () => {
  const response = await app.request(REST, { headers: signedBy(REST) });
  expect(await response.json()).toMatchObject({ appCode: "busy" });
});

test("wrong signatures are counted by address, as calls without a token are", async () => {
  const callLimits = createCallLimits({ factor: 2 / 120, now: () => 30_000 });
  const { database } = app.services;
  const limited = createTestApp({ services: createTestServices(database, { callLimits }) });
  const headers = signedBy(REST, { signature: "sig=:AAAA:" });
  const ask = async () => (await limited.request(REST, { headers })).status;
  expect([await ask(), await ask(), await ask()]).toEqual([401, 401, 429]);
});
