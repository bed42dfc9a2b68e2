import { describe, expect, test } from "vitest";
import { createTestServices } from "@taskflow/domain/testing";
import { createTestApp, errorOf, post } from "../testing/create-test-app.ts";

const app = createTestApp();
const LOGIN = { email: "ada@example.org", password: "correct horse battery" };

const batchOf = (names: readonly string[]) => `/trpc/${names.join(",")}?batch=1`;
const times = (count: number, name: string) => Array<string>(count).fill(name);

describe("batches", () => {
  test("of 20 calls are answered, of 21 refused", async () => {
    const twenty = await app.request(batchOf(times(20, "auth.me")));
    const more = await app.request(batchOf(times(21, "auth.me")));
    expect(await twenty.json()).toHaveLength(20);
    expect(more.status).toBe(400);
  });

  test.each(["auth.login", "auth.register", "auth.refresh"])(
    "cannot hold %s, which costs too much",
    async (name) => {
      const body = { 0: LOGIN, 1: LOGIN };
      const response = await app.request(batchOf([name, name]), post(body));
      const message = "Send this call alone, not in a batch.";
      expect(await response.json()).toMatchObject([{ error: { message } }, { error: { message } }]);
    },
  );

  test("of one call count as that call", async () => {
    const error = await errorOf(await app.request(batchOf(["auth.login"]), post({ 0: LOGIN })));
    expect(error.data.appCode).toBe("busy");
  });
});

describe("refusals", () => {
  test.each([
    [
      "before any procedure",
      "/trpc/auth.login",
      { method: "POST", body: "x" },
      "unsupported_media_type",
    ],
    ["by the size", "/trpc/auth.login", post("x".repeat(2 ** 20)), "payload_too_large"],
    ["by the batch's size", batchOf(times(21, "auth.me")), {}, "invalid_input"],
    ["by mixed kinds", batchOf(["auth.me", "auth.login"]), {}, "invalid_input"],
    ["by an unknown name", "/trpc/no.such", {}, "not_found"],
    ["by an unknown method", "/trpc/auth.me", { method: "PUT" }, "method_not_allowed"],
    ["by a missing session", "/trpc/auth.me", {}, "unauthenticated"],
    ["by the input", "/trpc/auth.login", post({}), "invalid_input"],
    ["by a full house", "/trpc/auth.login", post(LOGIN), "busy"],
  ])("%s have tRPC's shape and name the request", async (_, path, init, appCode) => {
    const response = await app.request(path, init);
    const error = await errorOf(response);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(error).toMatchObject({
      message: expect.any(String),
      code: expect.any(Number),
      data: {
        code: expect.any(String),
        httpStatus: response.status,
        appCode,
        requestId: response.headers.get("x-request-id"),
      },
    });
  });

  test("name each field that does not fit", async () => {
    const error = await errorOf(
      await app.request("/trpc/auth.login", post({ email: 1, extra: 2 })),
    );
    expect(error.data.issues?.map(({ path }) => path)).toEqual([
      ["email"],
      ["password"],
      ["extra"],
    ]);
  });

  test("say when to come back, in the body and in Retry-After", async () => {
    const response = await app.request("/trpc/auth.login", post(LOGIN));
    const { data } = await errorOf(response);
    expect(response.status).toBe(503);
    expect(data.retryAfterSeconds).toBe(2);
    expect(response.headers.get("retry-after")).toBe("2");
  });

  test("with 401 name the scheme", async () => {
    const { headers } = await app.request("/trpc/auth.me");
    expect(headers.get("www-authenticate")).toBe('Bearer realm="taskflow"');
  });
});

describe.for(["Idempotency-Key", "If-Match"])("%s", (name) => {
  const headers = { [name]: '"1"' };

  test.for([
    ["alone", "/trpc/auth.login", LOGIN],
    ["in a batch", batchOf(["auth.logout", "auth.logout"]), {}],
  ] as const)(
    "is refused with a mutation %s, where nobody would heed it",
    async ([, path, body]) => {
      const response = await app.request(path, post(body, headers));
      expect(response.status).toBe(400);
      expect(await errorOf(response)).toMatchObject({
        message: expect.stringContaining("/api"),
        data: { appCode: "invalid_input", issues: [{ path: [name] }] },
      });
    },
  );

  test("is nothing to a query", async () => {
    const response = await app.request("/trpc/auth.me", { headers });
    expect(response.status).toBe(401);
  });
});

describe("a fault of ours", () => {
  const services = createTestServices({
    signals: { send: () => {}, listen: () => () => {}, close: () => Promise.resolve() },
    get auth(): never {
      throw new Error(
        "connection string postgres://root:canary@db with SELECT * FROM canary_table",
      );
    },
  } as never);
  const broken = createTestApp({ services });

  test.each(["/trpc/auth.login", "/api/auth/login"])(
    "tells the caller of %s nothing but the request's id",
    async (path) => {
      const response = await broken.request(path, post(LOGIN));
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(text).toContain("Internal error");
      expect(text).toContain(response.headers.get("x-request-id"));
      expect(text).not.toMatch(/canary|stack|\.ts/u);
    },
  );

  test("is in the log with its stack and under the same id, without the password of the address", async () => {
    const { headers } = await broken.request("/trpc/auth.login", post(LOGIN));
    const fault = broken
      .logged()
      .split("\n")
      .find((line) => line.includes("fault") && line.includes(headers.get("x-request-id") ?? "-"));
    expect(fault).toMatch(/"level":"error".*SELECT \* FROM.*mount-trpc\.test\.ts/u);
    expect(fault).not.toContain("root:canary");
  });
});

test("an empty body means no input", async () => {
  const token = await app.services.accessTokens.issue({
    userId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
  });
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${token.token}`,
  };
  const response = await app.request("/trpc/auth.logout", { method: "POST", headers });
  expect((await errorOf(response)).data.appCode).toBe("busy");
});

describe("long answers", () => {
  const path = batchOf(times(20, "auth.me"));

  test.each(["gzip", "br"])("come as %s to a client that reads it", async (encoding) => {
    const response = await app.request(path, { headers: { "accept-encoding": encoding } });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toContain("accept-encoding");
  });

  test("come as they are to one that does not", async () => {
    const response = await app.request(path);
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.json()).toHaveLength(20);
  });

  test("that are streamed are not held back to be compressed", async () => {
    const headers = { "accept-encoding": "br", "trpc-accept": "application/jsonl" };
    const response = await app.request(path, { headers });
    expect(response.headers.get("content-encoding")).toBeNull();
    expect((await response.text()).split("\n").length).toBeGreaterThan(20);
  });
});
