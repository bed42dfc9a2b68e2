import { describe, expect, test } from "vitest";
import { createTestApp, from, post, trusted } from "./testing/create-test-app.ts";
import { toWebFiles } from "./testing/to-web-files.ts";

const webFiles = toWebFiles({
  "/index.html": "<!doctype html><title>TaskFlow</title>",
  "/assets/main-0a1b2c3d.js": "export {}",
});
const app = createTestApp({ webFiles });

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; object-src 'none'; " +
  "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
  "trusted-types taskflow dompurify; report-to csp; report-uri /csp-report";
const DOCS_POLICY = PAGE_POLICY.replace(
  "require-trusted-types-for 'script'; trusted-types taskflow dompurify; ",
  "",
);

const HTML = { headers: { accept: "text/html" } };

const ANSWERS: [what: string, path: string, init: RequestInit, status: number, policy: string][] = [
  ["health", "/healthz", {}, 200, DATA_POLICY],
  ["readiness", "/readyz", {}, 200, DATA_POLICY],
  ["the OpenAPI document", "/openapi.json", {}, 200, DATA_POLICY],
  ["the docs page", "/docs", {}, 200, DOCS_POLICY],
  ["an asset of the docs", "/docs/init.js", {}, 200, DOCS_POLICY],
  ["the web app's page", "/", HTML, 200, PAGE_POLICY],
  ["an address inside the web app", "/tasks/today", HTML, 200, PAGE_POLICY],
  ["an asset of the web app", "/assets/main-0a1b2c3d.js", {}, 200, PAGE_POLICY],
  ["nothing", "/nothing", {}, 404, DATA_POLICY],
  ["an unknown procedure", "/trpc/no.such", {}, 404, DATA_POLICY],
  ["an unknown REST path", "/api/no/such", {}, 404, DATA_POLICY],
  ["a call without a session", "/trpc/auth.me", {}, 401, DATA_POLICY],
  ["a REST call without a session", "/api/auth/me", {}, 401, DATA_POLICY],
  ["a broken path", "/trpc/%ZZ", {}, 400, DATA_POLICY],
  ["a wrong method", "/api/auth/me", { method: "DELETE" }, 405, DATA_POLICY],
  ["an unknown method", "/", { method: "PUT" }, 405, DATA_POLICY],
  ["a form", "/trpc/auth.login", { method: "POST", body: new FormData() }, 415, DATA_POLICY],
  ["a huge body", "/trpc/auth.login", post("x".repeat(1024 * 1024)), 413, DATA_POLICY],
  ["a database that is away", "/api/auth/login", post(login()), 503, DATA_POLICY],
  ["a head request", "/healthz", { method: "HEAD" }, 200, DATA_POLICY],
];

function login() {
  return { email: "ada@example.org", password: "correct horse battery" };
}

describe("every answer", () => {
  test.each(ANSWERS)("to %s has the security headers", async (_, path, init, status, policy) => {
    const response = await app.request(path, init);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...ALWAYS,
      "content-security-policy": policy,
    });
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(response.headers.get("strict-transport-security")).toBeNull();
    expect(response.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/u);
    expect(response.headers.get("cache-control")).not.toBeNull();
  });

  test("has a request id of our own, whatever the visitor calls it", async () => {
    const response = await app.request("/healthz", { headers: { "x-request-id": "forged" } });
    const again = await app.request("/healthz");
    expect(response.headers.get("x-request-id")).not.toContain("forged");
    expect(response.headers.get("x-request-id")).not.toBe(again.headers.get("x-request-id"));
  });

  test("of the API is never stored by anybody", async () => {
    for (const path of ["/trpc/auth.me", "/api/auth/me", "/api/nothing"]) {
      const { headers } = await app.request(path);
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  test("while the server drains asks for the connection to be closed", async () => {
    const draining = createTestApp({ isStopping: () => true });
    const { headers } = await draining.request("/healthz");
    expect(headers.get("connection")).toBe("close");
  });
});

describe("with a public address on https", () => {
  const secured = createTestApp({
    publicUrl: "https://tasks.example.org",
    trustedProxies: trusted("10.0.0.1"),
    webFiles,
  });
  const viaProxy = { headers: { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" } };

  test("HSTS is sent for two years, without the neighbours of this name", async () => {
    const { headers } = await secured.request("/trpc/auth.me", viaProxy, from("10.0.0.1"));
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000");
  });

  test.each(["/", "/trpc/auth.me", "/api/auth/me", "/docs", "/openapi.json"])(
    "plain HTTP to %s is refused",
    async (path) => {
      const response = await secured.request(path, HTML, from("10.0.0.1"));
      expect(response.status).toBe(403);
    },
  );

  test("only a trusted proxy may say that a request came by https", async () => {
    const response = await secured.request("/trpc/auth.me", viaProxy, from("203.0.113.9"));
    expect(response.status).toBe(403);
  });

  test("probes of health and readiness may be plain", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const response = await secured.request(path, {}, from("10.0.0.9"));
      expect(response.status).toBe(200);
    }
  });
});

describe("health", () => {
  test("the process lives, even when the database does not answer", async () => {
    const ill = createTestApp({ isReady: () => Promise.reject(new Error("no database")) });
    expect((await ill.request("/healthz")).status).toBe(200);
    expect((await ill.request("/readyz")).status).toBe(503);
  });

  test("a server that is about to stop is not ready", async () => {
    const stopping = createTestApp({ isStopping: () => true });
    expect((await stopping.request("/readyz")).status).toBe(503);
  });
});

describe("policy reports", () => {
  test.each([
    [
      "old",
      "application/csp-report",
      {
        "csp-report": {
          "effective-directive": "img-src",
          "blocked-uri": "https://evil.example/a?token=canary",
        },
      },
    ],
    [
      "new",
      "application/reports+json",
      [
        {
          type: "csp-violation",
          body: {
            effectiveDirective: "img-src",
            blockedURL: "https://evil.example/a?token=canary",
          },
        },
      ],
    ],
  ])("of the %s form reach the log without queries", async (_, type, body) => {
    const reporting = createTestApp();
    const init = { method: "POST", headers: { "content-type": type }, body: JSON.stringify(body) };
    expect((await reporting.request("/csp-report", init)).status).toBe(204);
    expect(reporting.logged()).toContain(
      '"directive":"img-src","blocked":"https://evil.example/a"',
    );
    expect(reporting.logged()).not.toContain("canary");
  });

  test("cannot fill the log", async () => {
    const flooded = createTestApp();
    for (let count = 0; count < 50; count += 1) await flooded.request("/csp-report", post([{}]));
    expect(flooded.logged().match(/csp report/gu)?.length).toBeLessThanOrEqual(40);
  });
});
