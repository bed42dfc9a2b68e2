import { once } from "node:events";
import { afterAll, describe, expect, test } from "vitest";
import { post, errorOf } from "../testing/create-test-app.ts";
import { portOf } from "./http-server.ts";
import { openFront } from "./open-front.ts";

const front = await openFront({ host: "127.0.0.1", port: 0, publicUrl: undefined });
const ask = (path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${portOf(front.server)}${path}`, init);
afterAll(async () => {
  front.server.close();
  front.server.closeAllConnections();
  await once(front.server, "close");
});

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

describe("while it starts, the server", () => {
  test("lives, and is not ready", async () => {
    const [lives, ready] = [await ask("/healthz"), await ask("/readyz")];
    expect([lives.status, await lives.json()]).toEqual([200, { status: "ok" }]);
    expect([ready.status, await ready.json()]).toEqual([503, { status: "not_ready" }]);
    expect(ready.headers.get("retry-after")).toBe("1");
  });

  test.for([
    ["/api/auth/me"],
    ["/api/auth/login", post({ email: "a@example.org" })],
    ["/"],
  ] as const)("answers %s with the problem that it is busy", async ([path, init]) => {
    const answer = await ask(path, init);
    const { status, headers } = answer;
    expect(status).toBe(503);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(headers.get("retry-after")).toBe("1");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const requestId = headers.get("x-request-id");
    expect(requestId).toMatch(UUID);
    expect(await answer.json()).toEqual({
      type: "urn:taskflow:problem:busy",
      title: "Busy",
      status: 503,
      detail: "The server is starting. Try again in a moment.",
      appCode: "busy",
      requestId,
      retryAfterSeconds: 1,
    });
  });

  test("answers tRPC in its own shape", async () => {
    const answer = await ask("/trpc/task.create", post({ title: "Water the plants" }));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toBe("application/json");
    const { data, message } = await errorOf(answer);
    expect(message).toBe("The server is starting. Try again in a moment.");
    expect(data).toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      appCode: "busy",
      httpStatus: 503,
      retryAfterSeconds: 1,
      requestId: answer.headers.get("x-request-id"),
    });
  });
});
