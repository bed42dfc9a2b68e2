import { createTestApp } from "../testing/create-test-app.ts";
import { describe, expect, test } from "vitest";

const app = createTestApp();
const page = await (await app.request("/docs")).text();
const linked = [...page.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/gu)].map(
  ([, to]) => to ?? "",
);

describe("the docs page", () => {
  test("loads nothing but its own four assets", async () => {
    expect(linked.filter((to) => to !== "data:,")).toEqual([
      "/docs/swagger-ui.css",
      "/docs/docs.css",
      "/docs/swagger-ui-bundle.js",
      "/docs/init.js",
    ]);
    for (const path of linked.filter((to) => to !== "data:,")) {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/^text\/(?:css|javascript)/u);
    }
  });

  test("has a way back to the app, which needs no script", () => {
    expect(page).toContain('<a href="/">Back to TaskFlow</a>');
  });

  test("has no script and no style of its own, so the policy needs no exception", () => {
    expect(page).not.toMatch(/<script>|<style|\bon\w+=|style=/u);
  });

  test("reads our document, asks no validator elsewhere, keeps no token", async () => {
    const init = await (await app.request("/docs/init.js")).text();
    expect(init).toContain('fetch("/openapi.json")');
    expect(init).toContain("validatorUrl: null");
    expect(init).toContain("persistAuthorization: false");
    expect(init).not.toContain("http");
  });

  test("finds whatever the document refers to in the document itself", async () => {
    const document = await (await app.request("/openapi.json")).text();
    const references = [...document.matchAll(/"\$ref":"([^"]*)"/gu)].map(([, to]) => to);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((to) => to?.startsWith("#/components/") !== true)).toEqual([]);
  });

  test("comes compressed where the browser can read that", async () => {
    const path = "/docs/swagger-ui-bundle.js";
    const plain = await (await app.request(path)).arrayBuffer();
    const packed = await app.request(path, { headers: { "accept-encoding": "gzip, br" } });
    expect(packed.headers.get("content-encoding")).toBe("br");
    expect((await packed.arrayBuffer()).byteLength).toBeLessThan(plain.byteLength / 3);
  });

  test("is not sent again to a browser that has it", async () => {
    for (const path of ["/docs", "/openapi.json", ...linked.filter((to) => to !== "data:,")]) {
      const headers = { "accept-encoding": "br" };
      const etag = (await app.request(path, { headers })).headers.get("etag") ?? "";
      const again = await app.request(path, { headers: { ...headers, "if-none-match": etag } });
      expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
      expect(again.headers.get("etag")).toBe(etag);
      const plain = await app.request(path, { headers: { "if-none-match": etag } });
      expect(plain.status).toBe(200);
    }
  });
});

test.each([
  "/docs/",
  "/docs/swagger-ui.js",
  "/docs/swagger-ui-bundle.js.map",
  "/docs/package.json",
  "/docs/index.html",
  "/docs/../package.json",
  "/docs/%2e%2e/package.json",
  "/docs/..%2fpackage.json",
])("%s is not served", async (path) => {
  const response = await app.request(path, { headers: { accept: "text/html" } });
  expect(response.status).toBe(404);
});
