import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { OperatorError } from "@taskflow/db";
import { afterAll, describe, expect, test } from "vitest";
import { createTestApp } from "../testing/create-test-app.ts";
import { sendRaw } from "../testing/send-raw.ts";
import { listen, portOf } from "./http-server.ts";

const LOOPBACK = { host: "127.0.0.1", port: 0, isHttps: false };
const app = createTestApp();
const server = await listen(app.fetch, LOOPBACK);
const port = portOf(server);
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

const END = "\r\nConnection: close\r\n\r\n";
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/u.exec(answer)?.[1]);

describe("over a socket", () => {
  test("slow and endless clients have limits", () => {
    expect(server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      maxRequestsPerSocket: 1_000,
      timeout: 60_000,
    });
  });

  test("an answer that nobody reads is given up, and its memory with it", async () => {
    const bytes = new Uint8Array(64 * 1024 * 1024);
    const unread = await listen(() => new Response(bytes), LOOPBACK);
    unread.timeout = 100;
    const client = connect(portOf(unread), LOOPBACK.host);
    client.pause();
    client.on("error", () => {});
    client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const [socket] = (await once(unread, "connection")) as [Socket];
    await once(socket, "close");
    expect(socket.bytesWritten).toBeGreaterThan(0);
    client.destroy();
    unread.close();
    await once(unread, "close");
  });

  test.each([
    ["TRACE", `TRACE / HTTP/1.1\r\nHost: a${END}`, 405],
    ["two hosts", `GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b${END}`, 400],
    ["no host", `GET /healthz HTTP/1.1${END}`, 400],
    ["a broken host", `GET /healthz HTTP/1.1\r\nHost: a b${END}`, 400],
    ["a backslash in the path", `GET /\\..\\x HTTP/1.1\r\nHost: a${END}`, 400],
    ["a broken escape", `GET /%zz HTTP/1.1\r\nHost: a${END}`, 400],
    ["no HTTP at all", "hello\r\n\r\n", 400],
    ["a line feed alone", "GET /healthz HTTP/1.1\nHost: a\n\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}${END}`, 431],
    ["a path of 9 KiB", `GET /${"x".repeat(9 * 1024)} HTTP/1.1\r\nHost: a${END}`, 400],
    [
      "two lengths",
      `POST /trpc/auth.login HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2${END}x`,
      400,
    ],
    [
      "a length and chunks",
      `POST /trpc/auth.login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked${END}0\r\n\r\n`,
      400,
    ],
    ["health", `GET /healthz HTTP/1.1\r\nHost: a${END}`, 200],
  ])("%s is answered with all security headers", async (_, text, status) => {
    const answer = await sendRaw(port, text);
    expect(statusOf(answer)).toBe(status);
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(answer.toLowerCase()).toContain("x-frame-options: deny");
    expect(answer).not.toMatch(/^(?:server|x-powered-by):/imu);
  });

  test("chunks that add up to more than 1 MiB are refused", async () => {
    const chunk = `10000\r\n${"x".repeat(0x1_00_00)}\r\n`;
    const head = `POST /trpc/auth.login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked${END}`;
    const answer = await sendRaw(port, `${head}${chunk.repeat(20)}0\r\n\r\n`);
    expect(statusOf(answer)).toBe(413);
  });

  test("a body of announced length is read as in process", async () => {
    const body = JSON.stringify({ email: "ada@example.org", password: "correct horse" });
    const head = `POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}${END}`;
    expect(statusOf(await sendRaw(port, head + body))).toBe(503);
  });

  test("a body that is announced too large is refused before it comes", async () => {
    const head = `POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99999999${END}`;
    expect(statusOf(await sendRaw(port, head))).toBe(413);
  });

  test("nothing is said into an answer that has begun", async () => {
    const parts = [`GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n`, "nonsense\r\n\r\n"];
    const answer = await sendRaw(port, ...parts);
    expect(answer.match(/HTTP\/1\.1/gu)).toHaveLength(1);
  });
});

describe("an address that cannot be had is told in a sentence", () => {
  test.each([
    ["a taken port", { host: "127.0.0.1", port }, "is taken"],
    ["an address of another machine", { host: "192.0.2.1", port: 0 }, "HOST"],
    ["a name that nobody has", { host: "nobody.invalid", port: 0 }, "HOST"],
  ])("%s", async (_, place, words) => {
    const attempt = listen(app.fetch, { ...LOOPBACK, ...place });
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(words);
  });
});
