import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { createTestApp } from "../testing/create-test-app.ts";
import { tellSettings } from "./tell-settings.ts";
import { readWebFiles } from "./web-files.ts";

const SCRIPT = `console.log(${JSON.stringify("x".repeat(500))})`;
const parent = mkdtempSync(join(tmpdir(), "taskflow-web-"));
const directory = join(parent, "dist");
mkdirSync(join(directory, "assets"), { recursive: true });
mkdirSync(join(directory, ".git"));
writeFileSync(join(parent, "secret.txt"), "canary");
writeFileSync(
  join(directory, "index.html"),
  '<!doctype html><html lang="en"><title>TaskFlow</title></html>',
);
writeFileSync(join(directory, "favicon.svg"), "<svg/>");
writeFileSync(join(directory, ".env"), "canary");
writeFileSync(join(directory, ".git", "config.txt"), "canary");
writeFileSync(join(directory, "assets", "main-0a1b2c3d.js"), SCRIPT);
writeFileSync(join(directory, "assets", "main-0a1b2c3d.js.gz"), gzipSync(SCRIPT));
writeFileSync(join(directory, "assets", "main-0a1b2c3d.js.map"), "canary");
writeFileSync(join(directory, "server.ts"), "canary");
symlinkSync(join(parent, "secret.txt"), join(directory, "link.txt"));
afterAll(() => rmSync(parent, { recursive: true }));

const app = createTestApp({ webFiles: readWebFiles(directory) });
const HTML = { accept: "text/html,application/xhtml+xml" };

describe("the web app", () => {
  test("is never cached as a page, and for ever by its hashed names", async () => {
    const page = await app.request("/", { headers: HTML });
    const script = await app.request("/assets/main-0a1b2c3d.js");
    const icon = await app.request("/favicon.svg");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(icon.headers.get("cache-control")).toBe("no-cache");
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await script.text()).toBe(SCRIPT);
  });

  test("comes as the build compressed it", async () => {
    const headers = { "accept-encoding": "br, gzip" };
    const script = await app.request("/assets/main-0a1b2c3d.js", {
      headers: { "accept-encoding": "gzip" },
    });
    const page = await app.request("/", { headers: { ...HTML, ...headers } });
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(script.headers.get("vary")).toContain("accept-encoding");
    expect(page.headers.get("content-encoding")).toBeNull();
  });

  const mailer = { send: () => Promise.resolve(true) };

  test.each([
    ["is by invitation", { registration: "invite", mailer }, 'data-registration="invite"'],
    ["is closed", { registration: "closed", mailer }, 'data-registration="closed"'],
    [
      "is open, and that it sends no mail",
      { registration: "open", mailer: undefined },
      'data-mail="none"',
    ],
    [
      "is closed, and that it sends no mail",
      { registration: "closed", mailer: undefined },
      'data-registration="closed" data-mail="none"',
    ],
  ] as const)(
    "says on its page that registration %s, however it is compressed",
    async (_, settings, words) => {
      const files = readWebFiles(directory);
      const index = files.get("/index.html");
      if (!index) throw new Error("The test has no page.");
      const zipped = new Map([["gzip", new Uint8Array(gzipSync(index.plain))] as const]);
      const told = tellSettings(
        new Map([...files, ["/index.html", { ...index, compressed: zipped }]]),
        settings,
      ).get("/index.html");

      const page = new TextDecoder().decode(told?.plain);
      expect(page).toContain(`<html ${words} lang="en">`);
      expect(gunzipSync(told?.compressed.get("gzip") ?? "").toString()).toBe(page);
      expect(told?.etag).not.toBe(index.etag);
      expect(tellSettings(files, { registration: "open", mailer })).toBe(files);
    },
  );

  test("is not sent again to who has it", async () => {
    const etag = (await app.request("/", { headers: HTML })).headers.get("etag") ?? "";
    const again = await app.request("/", { headers: { ...HTML, "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  test.each(["/", "/tasks", "/sign-in", "/w/1234/tasks/5678", "/index.html"])(
    "a person who opens %s gets the page",
    async (path) => {
      const response = await app.request(path, { headers: HTML });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("<title>TaskFlow</title>");
    },
  );

  test("whoever asks for the front door gets the page, whatever is accepted", async () => {
    const response = await app.request("/", { headers: { accept: "*/*" } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<title>TaskFlow</title>");
  });

  test.each([
    ["a program asks", "/tasks", { accept: "application/json" }],
    ["nothing is accepted", "/tasks", {}],
    ["a file is missing", "/assets/gone-0a1b2c3d.js", HTML],
    ["an icon is missing", "/favicon.png", HTML],
    ["it is the API's", "/api/nothing", HTML],
    ["it is tRPC's", "/trpc/nothing", HTML],
    ["it is the docs'", "/docs/nothing", HTML],
  ])("it is a real 404 when %s", async (_, path, headers: Record<string, string>) => {
    const response = await app.request(path, { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toMatch(/json$/u);
  });

  test("no form is sent to an address of the page", async () => {
    const response = await app.request("/tasks", { method: "POST", headers: HTML });
    expect(response.status).toBe(404);
  });

  test.each([
    "/.env",
    "/.git/config.txt",
    "/link.txt",
    "/server.ts",
    "/assets/main-0a1b2c3d.js.map",
    "/assets/main-0a1b2c3d.js.gz",
    "/assets/",
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "//etc/passwd",
    "/index.html%00.js",
    "/assets//main-0a1b2c3d.js",
  ])("%s is not served", async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("canary");
  });

  test("without a build, its place is a 404 and the API is there", async () => {
    const bare = createTestApp({ webFiles: readWebFiles(join(parent, "nothing")) });
    expect((await bare.request("/", { headers: HTML })).status).toBe(404);
    expect((await bare.request("/healthz")).status).toBe(200);
  });
});
